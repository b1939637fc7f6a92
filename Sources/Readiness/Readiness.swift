// placeholder until the first file of Readiness lands
