// placeholder until the first file of GitStore lands
