// placeholder until the first file of CheckFiles lands
