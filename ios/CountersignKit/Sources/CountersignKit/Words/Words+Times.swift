import CountersignCore
import Foundation

private let minute: Int64 = 60
private let hour = 60 * minute
private let wholeDay = 24 * hour

extension Words {
    /// How long ago something was.
    public func ago(seconds: Int64) -> String {
        switch seconds {
        case ..<minute: commonJustNow
        case ..<hour: commonMinutesAgo(count: Int(seconds / minute))
        case ..<wholeDay: commonHoursAgo(count: Int(seconds / hour))
        default: commonDaysAgo(count: Int(seconds / wholeDay))
        }
    }

    /// How long something still lasts: whole minutes, rounded up, and seconds within the last one.
    public func left(seconds: Int64) -> String {
        seconds > minute ? commonMinutesLeft(count: minutes(seconds)) : commonSecondsLeft(count: Int(max(0, seconds)))
    }

    /// The same for a request, said by a screen reader.
    public func leftToAnswer(seconds: Int64) -> String {
        seconds > minute
            ? a11yPromptMinutes(count: minutes(seconds)) : a11yPromptSeconds(count: Int(max(0, seconds)))
    }

    /// A day, as the person's language writes it.
    public func day(unixMs: Int64, in zone: TimeZone) -> String {
        formatted(unixMs, zone, date: .long, time: .none)
    }

    /// A time of day, as the person's language writes it.
    public func time(unixMs: Int64, in zone: TimeZone) -> String {
        formatted(unixMs, zone, date: .none, time: .short)
    }

    /// The name of a country, or the code itself where nobody knows it.
    public func country(_ code: String) -> String {
        language.locale.localizedString(forRegionCode: code) ?? shown(code)
    }

    private func formatted(
        _ unixMs: Int64, _ zone: TimeZone, date: DateFormatter.Style, time: DateFormatter.Style
    ) -> String {
        let formatter = DateFormatter()
        (formatter.locale, formatter.timeZone) = (language.locale, zone)
        (formatter.dateStyle, formatter.timeStyle) = (date, time)
        return formatter.string(from: Date(timeIntervalSince1970: Double(unixMs) / 1000))
    }
}

/// Whole minutes, rounded up.
func minutes(_ seconds: Int64) -> Int { Int((seconds + minute - 1) / minute) }
