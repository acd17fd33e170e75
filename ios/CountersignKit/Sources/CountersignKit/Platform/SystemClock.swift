import CountersignCore
import Foundation

/// The clocks of this phone.
public struct SystemClock: PhoneClock {
    public init() {}

    public func now() -> Moment {
        Moment(unixMs: Int64(Date().timeIntervalSince1970 * 1000), monotonicMs: sinceStart())
    }

    public func zone() -> String { TimeZone.autoupdatingCurrent.identifier }

    public func sleep(untilMonotonic milliseconds: Int64) async {
        let left = milliseconds - sinceStart()
        if left > 0 { try? await Task.sleep(for: .milliseconds(left)) }
    }
}

/// Milliseconds since the phone started, those asleep included.
private func sinceStart() -> Int64 {
    #if canImport(Darwin)
        let clock = CLOCK_MONOTONIC_RAW
    #else
        let clock = CLOCK_BOOTTIME
    #endif
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
}
