import CountersignCore
import Foundation
import Testing

@testable import CountersignKit

/// Codes and times as they are shown and read out.
struct FormatTests {
    @Test(arguments: [
        ("482913", "48\u{202F}29\u{202F}13", "4 8, 2 9, 1 3"),
        ("4829137", "48\u{202F}29\u{202F}137", "4 8, 2 9, 1 3 7"),
        ("48291370", "48\u{202F}29\u{202F}13\u{202F}70", "4 8, 2 9, 1 3, 7 0"),
        ("K3R7V", "K3R7V", "K 3 R 7 V"), ("", "", ""),
    ])
    func codesHaveGapsAndPauses(_ code: String, _ shown: String, _ said: String) {
        #expect(grouped(code) == shown)
        #expect(spoken(code) == said)
        #expect(parts(ofCode: code).joined() == code)
    }

    @Test func aFieldShowsItsPlaces() {
        #expect(places("482", of: 6) == ["48", "2_", "__"])
        #expect(places("", of: 2) == ["__"])
        #expect(places("1234567", of: 6) == ["12", "34", "56"])
    }

    @Test(arguments: [
        (Int64(0), "Just now"), (59, "Just now"), (60, "1 minute ago"), (7199, "1 hour ago"), (86_400, "1 day ago"),
        (-5, "Just now"),
    ])
    func thePastIsTold(_ seconds: Int64, _ said: String) {
        #expect(Words(.english).ago(seconds: seconds) == said)
    }

    @Test(arguments: [
        (Int64(300), "5 minutes left"), (61, "2 minutes left"), (60, "60 seconds left"), (1, "1 second left"),
        (-1, "0 seconds left"),
    ])
    func whatIsLeftIsTold(_ seconds: Int64, _ said: String) {
        #expect(Words(.english).left(seconds: seconds) == said)
        #expect(Words(.english).leftToAnswer(seconds: seconds) == said.replacing("left", with: "left to answer"))
    }

    @Test func datesAndCountriesAreThoseOfTheLanguage() throws {
        let taipei = try #require(TimeZone(identifier: "Asia/Taipei"))
        let moment: Int64 = 1_762_128_000_000
        #expect(Words(.english).day(unixMs: moment, in: taipei) == "November 3, 2025")
        #expect(Words(.japanese).day(unixMs: moment, in: taipei) == "2025年11月3日")
        #expect(Words(.japanese).time(unixMs: moment, in: taipei) == "8:00")
        #expect(Words(.english).country("BR") == "Brazil")
        #expect(Words(.japanese).country("BR") == "ブラジル")
        #expect(Words(.traditionalChinese).country("BR") == "巴西")
        #expect(Words(.english).country("\u{202E}x") == "\u{FFFD}x")
    }

    @Test(arguments: [
        ("GEZD", "", "GEZD|"), ("GEZDG", "", "GEZD G|"), ("gezd-gnbv", "", "gezd gnbv|"),
        ("GEZD", "GNBV", "GEZD| GNBV"),
        ("GE", "ZDG", "GE|ZD G"), ("GEXZD", "GNBV", "GEXZ D|GNB V"), (" G E Z D \n", "", "GEZD|"), ("", "", "|"),
        // The gap was deleted: the cursor goes before it, so that the next character can be.
        ("GEZD", "G", "GEZD| G"),
    ])
    func aKeyIsGroupedWhileItIsTypedAndTheCursorStays(_ before: String, _ after: String, _ shown: String) {
        let grouped = GroupedText(before: before, after: after, size: 4)
        #expect([grouped.before, grouped.after].joined(separator: "|") == shown)
        #expect(GroupedText(before: grouped.before, after: grouped.after, size: 4) == grouped)
        #expect(grouped.text == grouped.before + grouped.after)
    }

    @Test func everyNoticeHasOneOfThreeWeights() {
        #expect(NoticeWeight(.privateAddress) == .warning)
        #expect(NoticeWeight(.noName) == .check)
        #expect(NoticeWeight(.weakSecret) == .repair)
    }
}
