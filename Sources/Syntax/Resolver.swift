enum Resolver { static func resolve(_ module: Module) throws {} }
