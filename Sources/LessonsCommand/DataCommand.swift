import ArgumentParser
import Foundation
import Runner

/// The data sets: where they are looked for, whether they are whole, and how they get there.
struct DataCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "data", abstract: "Show where datasets are looked for, fetch them, and check them.",
        discussion: "A lesson finds its datasets in the folder of --data, else of LESSONS_DATA, else in \"data\"; what is missing is drawn by a formula.\n\nExample:\n  lessons data fetch MNIST",
        subcommands: [Listing.self, Fetch.self, Check.self], defaultSubcommand: Listing.self)

    struct Folder: ParsableArguments {
        @Option(help: ArgumentHelp("The folder with datasets (default: LESSONS_DATA, else \"data\").", valueName: "dir"))
        var data: String?

        var url: URL {
            let named = data ?? ProcessInfo.processInfo.environment["LESSONS_DATA"].flatMap { $0.isEmpty ? nil : $0 } ?? "data"
            return URL(fileURLWithPath: named, isDirectory: true)
        }

        /// The folder as the options say it, and where that is.
        var text: String {
            let source = data != nil ? "--data" : ProcessInfo.processInfo.environment["LESSONS_DATA"].map { $0.isEmpty } == false ? "LESSONS_DATA" : "the default"
            return "\(url.path) (\(source))"
        }
    }

    /// What a folder has of a set, in a word.
    static func state(_ set: Dataset, _ folder: URL, checking: Bool) -> (word: String, files: [(DatasetFile, Dataset.State)]) {
        let files = set.files.map { ($0, Dataset.state(of: $0, in: folder, checking: checking)) }
        let states = files.map(\.1)
        if states.allSatisfy({ $0 == .whole || $0 == .repacked }) { return ("complete", files) }
        if states.contains(.damaged) { return ("damaged", files) }
        return (states.allSatisfy { $0 == .missing } ? "missing" : "incomplete", files)
    }

    static func set(_ name: String) throws -> Dataset {
        guard let set = Dataset.all.first(where: { $0.name.lowercased() == name.lowercased() }) else {
            throw Wrong(description: "there is no dataset \"\(name)\"; there are \(Dataset.all.map(\.name).joined(separator: ", "))")
        }
        return set
    }

    struct Listing: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List the datasets and what the folder has of them.", discussion: "Example:\n  lessons data list --json")
        @OptionGroup var folder: Folder
        @Flag(help: "As JSON.") var json = false

        func run() throws {
            if json {
                let sets: [[String: Any]] = Dataset.all.map { set in
                    ["name": set.name, "state": DataCommand.state(set, folder.url, checking: false).word, "files": set.files.map(\.path)]
                }
                let data = try JSONSerialization.data(withJSONObject: ["folder": folder.url.path, "sets": sets], options: [.prettyPrinted, .sortedKeys])
                return Console.write(String(decoding: data, as: UTF8.self) + "\n", to: .standardOutput)
            }
            var text = "data folder: \(folder.text)\n"
            for set in Dataset.all {
                let word = DataCommand.state(set, folder.url, checking: false).word
                let note = word == "missing" ? "missing: drawn by a formula instead; lessons data fetch \(set.name)" : word
                text += "\(set.name)\(String(repeating: " ", count: max(1, 14 - set.name.count)))\(set.summary): \(note)\n"
            }
            Console.write(text, to: .standardOutput)
        }
    }

    struct Fetch: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "fetch", abstract: "Fetch a dataset into the folder; a fetch that was broken off goes on where it stopped.", discussion: "Example:\n  lessons data fetch MNIST --data data")
        @Argument(help: ArgumentHelp("The dataset's name.", valueName: "name")) var name: String
        @Option(help: ArgumentHelp("Take the files from a folder of the web that mirrors the original.", valueName: "url")) var from: String?
        @OptionGroup var folder: Folder

        func run() throws {
            let set = try DataCommand.set(name)
            let mirror = try from.map { text -> URL in
                guard let url = URL(string: text), url.scheme == "http" || url.scheme == "https" else { throw Wrong(description: "--from takes the address of a folder, such as https://example.org/mnist") }
                return url
            }
            for file in set.files {
                var shown = -1
                do {
                    try Download.fetch(file, into: folder.url, mirror: mirror) { count, _ in
                        let percent = count * 100 / max(file.size, 1)
                        if percent / 10 > shown / 10 || shown < 0 {
                            shown = percent
                            Console.write("\(file.path): \(percent) %\n")
                        }
                    }
                } catch let failure as Download.Failure {
                    Console.write("lessons: \(failure)\n")
                    throw ExitCode(Status.failed)
                }
                Console.write("\(folder.url.appendingPathComponent(file.path).path)\n", to: .standardOutput)
            }
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "check", abstract: "Read the files of the folder and compare their checksums.", discussion: "Example:\n  lessons data check")
        @OptionGroup var folder: Folder

        func run() throws {
            var isDamaged = false
            for set in Dataset.all {
                for (file, state) in DataCommand.state(set, folder.url, checking: true).files {
                    switch state {
                    case .whole: Console.write("\(file.path): whole\n", to: .standardOutput)
                    case .repacked: Console.write("\(file.path): whole, compressed anew\n", to: .standardOutput)
                    case .missing: Console.write("\(file.path): missing\n", to: .standardOutput)
                    case .partial(let count): Console.write("\(file.path): \(count) of \(file.size) bytes; fetch again to go on\n", to: .standardOutput)
                    case .damaged:
                        isDamaged = true
                        Console.write("\(file.path): damaged; remove it and fetch it again\n", to: .standardOutput)
                    }
                }
            }
            if isDamaged { throw ExitCode(Status.failed) }
        }
    }
}
