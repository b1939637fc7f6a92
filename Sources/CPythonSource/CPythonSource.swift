// placeholder until the first file of CPythonSource lands
