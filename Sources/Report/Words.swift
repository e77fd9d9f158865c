/// The words of a page that are not the lesson's own, in the page's language.
///
/// Each is called by its English text; `%1`, `%2`, … stand for values.  A language that the table lacks gets English.
public struct Words: Hashable, Sendable {
    /// As HTML names it, such as `zh-Hant`.
    public let language: String
    private let table: [String: String]

    public init(_ language: String) {
        self.language = language
        table = Self.tables[language] ?? Self.tables[String(language.prefix { $0 != "-" })] ?? [:]
    }

    static let english = Words("en")

    /// The text for its English form; values are put in as they are.
    public func callAsFunction(_ english: String, _ values: String...) -> String {
        var text = table[english] ?? english
        for (index, value) in values.enumerated().reversed() { text = text.replacing("%\(index + 1)", with: value) }
        return text
    }

    /// A count with its noun: `one` for 1, `many` for the rest; the number is `%1`.
    func count(_ number: Int, _ one: String, _ many: String) -> String { self(number == 1 ? one : many, Number.grouped(number)) }

    /// The languages beside English.
    static let tables: [String: [String: String]] = ["zh": chinese]

    private static let chinese: [String: String] = [
        // The page.
        "Skip to the lesson": "跳到正文", "Search": "搜索", "Search the lessons": "搜索课程", "Contents": "目录", "Dark": "深色", "Light": "浅色", "Link to this section": "本节链接",
        "Lessons": "课程", "Previous": "上一课", "Next": "下一课", "Footnote %1": "脚注 %1", "done": "已完成", "open": "未完成", "%1 at %2": "%2 处为 %1",
        // Callouts and questions.
        "Note": "说明", "Tip": "提示", "Hint": "提示", "Important": "重要", "See also": "另见", "Attention": "注意", "Warning": "警告", "Caution": "当心", "Danger": "危险", "Error": "错误",
        "Question": "思考题",
        // Summary.
        "Summary of the run": "运行概要", "Cells": "单元", "%1 of %2 run": "%2 个中已运行 %1 个", "Assertions": "断言", "%1 passed": "%1 个通过", "%1 passed, %2 failed": "%1 个通过，%2 个失败",
        "Exercises": "练习", "Time": "用时", "Seed": "随机种子", "Kernels": "计算内核", "fast": "优化", "reference": "参考", "both": "两者对照",
        "Everything held": "全部成立", "Not everything was run": "未全部运行", "Kernels disagree": "内核结果不一致", "Something failed: %1": "有失败：%1", "cell %1": "单元 %1",
        "%1; 1 cell not run": "%1；1 个单元未运行", "%1; %2 cells not run": "%1；%2 个单元未运行", "%1 exercise, %2": "%1 个练习，%2", "%1 exercises, %2": "%1 个练习，%2",
        "%1 point": "%1 分", "%1 points": "%1 分",
        // Cells.
        "Cell %1": "单元 %1", "Hidden test": "隐藏测试", "Exercise": "练习", "Test": "测试", "passed": "通过", "failed": "失败", "stopped by a limit": "因限制而停止", "not run": "未运行", "not solved yet": "尚未解出",
        "not meant to run": "不运行", "Output": "输出", "Solution": "参考答案", "Code": "代码", "standard error": "标准错误", "Stopped by a limit": "因限制而停止",
        // Steps.
        "Step-through": "分步演示", "Step-through, %1 steps": "分步演示，共 %1 步", "Step %1": "第 %1 步", "First step": "第一步", "Previous step": "上一步", "Next step": "下一步", "Step": "步骤",
        "%1 of %2": "%1 / %2",
        // Errors.
        "This error was expected": "这个错误在预期之中", "The cell stopped here": "单元在此停止", "Help": "建议", "The whole traceback": "完整回溯", "line %1": "第 %1 行",
        "refused": "拒绝", "did not get this far": "未执行到此",
        // Tables.
        "Layer": "层", "Input": "输入", "Parameters": "参数", "Multiply-adds": "乘加次数", "multiplications with an addition": "带加法的乘法次数", "Receptive field": "感受野",
        "the part of the input that one output value depends on": "一个输出值所依赖的输入范围", "Shapes of single layers": "各单层的形状", "Shapes of %1": "%1 的形状",
        "%1 parameters": "%1 个参数", "%1 parameters, %2 of them trainable": "%1 个参数，其中 %2 个可训练", "%1 multiply-adds": "%1 次乘加", "%1 calls": "调用 %1 次", "again": "再次",
        "the same module, with the same parameters, as in an earlier row": "与前面某一行是同一模块，参数相同", "frozen": "冻结", "partly frozen": "部分冻结", "%1 times": "%1 次",
        "%1; first at index %2": "%1；首个位置 %2", "left side": "左边", "right side": "右边",
        "Operation": "运算", "Agree": "一致", "Shapes": "形状", "Line": "行", "Optimised": "优化", "Reference": "参考", "Times faster": "加速倍数", "Largest difference": "最大差", "relative": "相对",
        "not compared": "未比较", "yes": "是", "no": "否", "too slow": "太慢", "Optimised against reference kernels": "优化内核与参考内核对照",
        "agreement means a relative difference of at most %1": "相对差不超过 %1 即为一致", "as above": "同上", "one call agrees to %2": "1 次调用一致，相对差 %2", "all %1 calls agree to %2": "%1 次调用全部一致，最大相对差 %2",
        "%1, %2× faster": "%1，快 %2 倍",
        "%1, %2× slower": "%1，慢 %2 倍",
        // Figures.
        "The values as a table": "数据表", "values": "数值", "linear": "线性", "logarithmic": "对数", "from %1 to %2 in %3 steps": "%3 步，从 %1 到 %2", "from %1 to %2 in %3 values": "%3 个值，从 %1 到 %2",
        "%1: %2 of %3 values are drawn.": "%1：绘出 %3 个值中的 %2 个。", "step": "步", "no finite values": "没有有限值", "%1 (%2 of %3)": "%1（%3 个中的 %2 个）",
        "%1 of %2 nodes are drawn, those nearest the result.": "绘出 %2 个节点中离结果最近的 %1 个。",
    ]
}
