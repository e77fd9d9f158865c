internal import Language
internal import LessonModel
internal import Tensors

/// Where the runner meets the library's objects.
enum TorchBridge {
    /// The tensor behind a value; nil if it is none.
    static func tensor(_ value: Value) -> Tensor? { nil }
}
