import Testing
@testable import CountersignKit

@Test func hostsAreToldWithTheirPort() {
    #expect(hostOf("https://a.example/countersign/v1/poll") == "a.example")
}
