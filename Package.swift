// swift-tools-version: 6.1
import PackageDescription

/// Settings that every Swift target shares: `any` is written out, imports are internal unless they say otherwise, and a
/// member is visible only where its module is imported.  Together with `--explicit-target-dependency-import-check error`
/// they hold the layering; `Tests/ArchitectureTests` checks the import lines themselves.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v5),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// Objects of the language and tensors belong to the one thread that runs the program (kernels share only memory with their workers), so their references are counted without atomic instructions, and
/// accesses are not checked for overlap at run time: together this is half the interpreter's speed.
let singleThreaded: [SwiftSetting] = strict + [.unsafeFlags(["-enforce-exclusivity=unchecked", "-Xfrontend", "-assume-single-threaded"])]

let package = Package(
    name: "lessons",
    products: [
        .executable(name: "lessons", targets: ["LessonsCommand"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // C: system libraries and the few lines that Swift cannot say.
        .systemLibrary(name: "CCMark", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .target(name: "COpenBLAS", linkerSettings: [.linkedLibrary("dl")]),
        .target(name: "CVectorMath", cSettings: [.unsafeFlags(["-O3", "-ffp-contract=off", "-fno-math-errno", "-Wno-pass-failed"])], linkerSettings: [.linkedLibrary("m")]),
        .target(name: "CSandbox"),
        .target(name: "CRuntime"),
        // The part of the library that is written in the language, as bytes.
        .target(name: "CLibrary", exclude: ["Library", "make-index.sh"], cSettings: [.unsafeFlags(["-std=c23"])]),

        // Numbers.
        .target(name: "Kernels", dependencies: ["COpenBLAS", "CVectorMath"], swiftSettings: strict + [.unsafeFlags(["-enforce-exclusivity=unchecked"])]),
        .target(name: "Tensors", dependencies: ["Kernels", "CRuntime"], swiftSettings: singleThreaded),

        // The language.
        .target(name: "Syntax", swiftSettings: singleThreaded),
        .target(name: "Language", dependencies: ["Syntax", "CRuntime", "BigInt"], swiftSettings: singleThreaded),
        .target(name: "StandardModules", dependencies: ["Syntax", "Language", "BigInt"], swiftSettings: singleThreaded),
        .target(name: "TorchAPI", dependencies: ["Tensors", "Language", "Syntax", "CLibrary"], swiftSettings: singleThreaded),

        // Lessons.
        .target(name: "LessonModel", dependencies: ["CCMark", "Yams"], swiftSettings: strict),
        .target(name: "Runner", dependencies: ["CSandbox", "CRuntime", "Syntax", "Language", "StandardModules", "TorchAPI", "Kernels", "Tensors", "LessonModel"], swiftSettings: strict),
        .target(name: "Report", dependencies: ["CCMark", "Syntax", "LessonModel", .product(name: "Mustache", package: "swift-mustache")],
                resources: [.embedInCode("Theme")], swiftSettings: strict),
        .target(name: "Site", dependencies: ["Syntax", "LessonModel", "Report"], swiftSettings: strict),
        .target(name: "Grading", dependencies: ["LessonModel", "Runner", "CSQLite"], swiftSettings: strict),
        .executableTarget(name: "LessonsCommand",
                          dependencies: ["LessonModel", "Runner", "Report", "Site", "Grading", "Language", "StandardModules", "Syntax", .product(name: "ArgumentParser", package: "swift-argument-parser")],
                          swiftSettings: strict),

        // Looks for inputs that stop the interpreter itself: `make fuzz`.
        .executableTarget(name: "CrashFuzz", dependencies: ["CRuntime", "Syntax", "Language", "StandardModules", "TorchAPI"], path: "Tests/CrashFuzz", swiftSettings: strict),

        // Tests.
        .testTarget(name: "TextTests", dependencies: ["Language", "BigInt"], exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(name: "LanguageTests", dependencies: ["Language", "Syntax", "BigInt"], exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(name: "EnginesTests", dependencies: ["StandardModules", "Language", "BigInt"], exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(name: "SyntaxTests", dependencies: ["Syntax"], exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(name: "ArchitectureTests", swiftSettings: strict),
        .testTarget(name: "KernelsTests", dependencies: ["Kernels"], swiftSettings: strict),
        .testTarget(name: "TensorsTests", dependencies: ["Tensors"], swiftSettings: strict),
        .testTarget(name: "LessonModelTests", dependencies: ["LessonModel"], swiftSettings: strict),
        .testTarget(name: "ReportTests", dependencies: ["Report", "LessonModel"], exclude: ["Golden"], swiftSettings: strict),
        .testTarget(name: "SiteTests", dependencies: ["Site", "Report", "LessonModel", "Syntax"], swiftSettings: strict),
        .testTarget(name: "RunnerTests", dependencies: ["Runner", "Language", "LessonModel", "LessonsCommand"], swiftSettings: strict),
        .testTarget(name: "GradingTests", dependencies: ["Grading", "Runner", "LessonModel", "LessonsCommand"], exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(name: "CommandTests", dependencies: ["LessonsCommand"], swiftSettings: strict),
        .testTarget(name: "ConformanceTests", dependencies: ["LessonsCommand"], swiftSettings: strict),
    ]
)
