import Foundation
import LessonModel
import Report
import Testing

struct ReportTests {
    @Test func demoIsComplete() throws {
        let lesson = try Demo.lesson()
        let page = try ReportPage.html(lesson, Demo.record(lesson))
        if let path = ProcessInfo.processInfo.environment["REPORT_DEMO"] { try page.write(toFile: path, atomically: true, encoding: .utf8) }
        #expect(page.contains("<math") && page.contains("<svg") && page.contains("class=\"shapes\""))
    }
}
