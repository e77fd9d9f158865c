public import Foundation
internal import StandardModules

/// A file of a data set: where it lies below the data folder, where it comes from, and what its bytes must be.
public struct DatasetFile: Sendable {
    /// Below the data folder, such as "MNIST/raw/train-images-idx3-ubyte.gz".
    public var path: String
    public var source: URL
    /// Of the whole file; in hexadecimal.
    public var md5: String
    public var size: Int
    /// Of a single compressed file, the bytes of its contents: other compressions of the same contents serve as well.
    public var contentSize: Int?
    /// The file is a compressed archive, which `lessons data fetch` unpacks beside itself; these files, each of this many bytes, come out of it.
    public var unpacked: [(path: String, size: Int)]

    public init(path: String, source: URL, md5: String, size: Int, contentSize: Int? = nil, unpacked: [(path: String, size: Int)] = []) {
        self.path = path
        self.source = source
        self.md5 = md5
        self.size = size
        self.contentSize = contentSize
        self.unpacked = unpacked
    }
}

/// A set of pictures that lessons use.
public struct Dataset: Sendable {
    public var name: String
    public var summary: String
    public var files: [DatasetFile]

    public init(name: String, summary: String, files: [DatasetFile]) {
        self.name = name
        self.summary = summary
        self.files = files
    }

    /// What the data folder has of one file.
    public enum State: Equatable, Sendable {
        case whole
        /// Not the original's bytes, but a compressed file with contents of the right size.
        case repacked
        case missing
        /// The bytes are not those of the original.
        case damaged
        /// So many bytes were fetched before a fetch was broken off.
        case partial(Int)
    }

    /// The state of a file in a folder.
    /// - Parameter checking: read the bytes and compare their checksum, not just look at sizes.
    public static func state(of file: DatasetFile, in folder: URL, checking: Bool) -> State {
        func size(_ path: String) -> Int? {
            let values = try? folder.appendingPathComponent(path).resourceValues(forKeys: [.fileSizeKey, .isRegularFileKey])
            return values?.isRegularFile == true ? values?.fileSize : nil
        }
        if !file.unpacked.isEmpty {
            let sizes = file.unpacked.map { size($0.path) }
            if sizes.allSatisfy({ $0 != nil }) { return zip(sizes, file.unpacked).allSatisfy { $0 == $1.size } ? .whole : .damaged }
        } else if let bytes = size(file.path) {
            let place = folder.appendingPathComponent(file.path)
            if bytes == file.size, !checking || (try? digest(place)) == file.md5 { return .whole }
            guard let wanted = file.contentSize else { return .damaged }
            if !checking { return .repacked }
            let contents = (try? Data(contentsOf: place)).flatMap { try? Inflate.gunzip([UInt8]($0), limit: wanted + 1) }
            return contents?.count == wanted ? .repacked : .damaged
        } else if file.path.hasSuffix(".gz"), size(String(file.path.dropLast(3))) != nil {
            // somebody unpacked it
            return .whole
        }
        return size(file.path + ".part").map { .partial($0) } ?? .missing
    }

    /// The MD5 digest of a file, in hexadecimal.
    static func digest(_ file: URL) throws -> String {
        MD5.digest([UInt8](try Data(contentsOf: file))).map { String(UInt32($0) + 256, radix: 16).dropFirst() }.joined()
    }

    private static func idx(_ name: String, _ base: String, _ files: [(String, String, Int)]) -> [DatasetFile] {
        files.compactMap { file, md5, size in
            // a header of 16 (pictures) or 8 bytes, then a byte for each pixel or label
            let count = file.hasPrefix("train") ? 60_000 : 10_000
            return URL(string: base + file).map {
                DatasetFile(path: "\(name)/raw/\(file)", source: $0, md5: md5, size: size, contentSize: file.contains("images") ? 16 + count * 784 : 8 + count)
            }
        }
    }

    /// The sets that can be fetched.
    public static let all: [Dataset] = [
        Dataset(name: "MNIST", summary: "handwritten digits, 28 × 28, 70,000", files: idx("MNIST", "https://ossci-datasets.s3.amazonaws.com/mnist/", [
            ("train-images-idx3-ubyte.gz", "f68b3c2dcbeaaa9fbdd348bbdeb94873", 9_912_422),
            ("train-labels-idx1-ubyte.gz", "d53e105ee54ea40749a09fcbcd1e9432", 28_881),
            ("t10k-images-idx3-ubyte.gz", "9fb629c4189551a2d022fa330f9573f3", 1_648_877),
            ("t10k-labels-idx1-ubyte.gz", "ec29112dd5afa0611ce80d1b7f02629c", 4_542),
        ])),
        Dataset(name: "FashionMNIST", summary: "pieces of clothing, 28 × 28, 70,000", files: idx("FashionMNIST", "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/", [
            ("train-images-idx3-ubyte.gz", "8d4fb7e6c68d591d4c3dfef9ec88bf0d", 26_421_880),
            ("train-labels-idx1-ubyte.gz", "25c81989df183df01b3e8a0aad5dffbe", 29_515),
            ("t10k-images-idx3-ubyte.gz", "bef4ecab320f06d8554ea6380940ec79", 4_422_102),
            ("t10k-labels-idx1-ubyte.gz", "bb300cfdad3c16e7a12a480ee83cd310", 5_148),
        ])),
        Dataset(name: "CIFAR10", summary: "colour pictures of ten kinds of things, 32 × 32, 60,000", files: URL(string: "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz").map {
            [DatasetFile(path: "cifar-10-binary.tar.gz", source: $0, md5: "c32a1d4ab5d03f1284b67883e8d87530", size: 170_052_171,
                         unpacked: (1...5).map { ("cifar-10-batches-bin/data_batch_\($0).bin", 30_730_000) } + [("cifar-10-batches-bin/test_batch.bin", 30_730_000)])]
        } ?? []),
    ]
}
