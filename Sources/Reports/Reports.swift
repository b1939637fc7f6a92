// placeholder until the first file of Reports lands
