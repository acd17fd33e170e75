import CountersignCore

/// What the phone gives the core.
public struct Platform: Sendable {
    public let config: Config
    /// What the phone calls itself until the person gives it another name; never the owner's name.
    public let deviceName: String
    public let keys: Keys
    public let transport: any Transport
    public let sheets: any Sheets
    public let clock: any PhoneClock
    public let exports: ExportFolder

    public init(
        config: Config, deviceName: String, keys: Keys, transport: any Transport, sheets: any Sheets,
        clock: any PhoneClock, exports: ExportFolder
    ) {
        self.config = config
        self.deviceName = deviceName
        self.keys = keys
        self.transport = transport
        self.sheets = sheets
        self.clock = clock
        self.exports = exports
    }
}
