import CountersignCore

/// The two clocks of a phone, and where it is.
public protocol PhoneClock: Sendable {
    /// The time of day, and a clock that nobody sets and that goes on in sleep.
    func now() -> Moment

    /// The name of the time zone that the phone is set to.
    func zone() -> String

    /// Waits until the second clock shows so many milliseconds, or the task is cancelled.
    func sleep(untilMonotonic milliseconds: Int64) async
}
