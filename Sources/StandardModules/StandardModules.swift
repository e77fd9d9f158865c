// StandardModules
