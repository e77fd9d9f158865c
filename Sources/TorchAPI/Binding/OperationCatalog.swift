/// The tables of operations as plain data, for a reference.
public enum OperationCatalog {
    public struct Entry: Sendable {
        /// `torch`, `torch.Tensor`, `torch.nn.functional`, `torch.linalg` or `torch.special`.
        public let place: String
        public let name: String
        public let isMethod: Bool
        /// PyTorch's schema of each way to call it, without those that are only understood for the sake of old programs.
        public let signatures: [String]
        public let summary: String
    }

    /// All operations, by place and name.
    public static var entries: [Entry] {
        let table = OperationTable.shared
        let places: [(String, [String: OperationGroup])] = [
            ("torch", table.functions), ("torch.Tensor", table.methods), ("torch.nn.functional", table.functionals), ("torch.linalg", table.linalg),
            ("torch.special", table.special),
        ]
        return places.flatMap { place, groups in
            groups.sorted { $0.key < $1.key }.filter { !$0.key.hasPrefix("_") }.map { name, group in
                Entry(place: place, name: name, isMethod: group.isMethod, signatures: group.shownSignatures, summary: group.summary)
            }
        }
    }
}
