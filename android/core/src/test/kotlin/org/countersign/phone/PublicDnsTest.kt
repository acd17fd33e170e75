package org.countersign.phone

import org.junit.jupiter.api.Test
import java.net.InetAddress
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertTrue

class PublicDnsTest {
    private fun address(text: String) = InetAddress.getByName(text)

    @Test
    fun privateAddressesAreKnown() {
        val private = listOf(
            "10.0.0.1", "172.16.3.4", "192.168.1.1", "127.0.0.1", "169.254.169.254", "100.64.0.1", "100.127.255.255", "0.0.0.0", "0.1.2.3",
            "224.0.0.1", "::", "::1", "fe80::1", "fc00::1", "fdff::1", "ff02::1", "::ffff:10.0.0.1",
        )
        private.forEach { assertFalse(isPublic(address(it)), it) }
        listOf("9.9.9.9", "100.63.0.1", "100.128.0.1", "172.32.0.1", "2606:4700::1111").forEach { assertTrue(isPublic(address(it)), it) }
    }

    @Test
    fun oneNameThatAlsoLeadsInsideIsRefusedWhole() {
        val both = listOf(address("9.9.9.9"), address("10.0.0.1"))
        assertFailsWith<PrivateAddressException> { PublicDns(false) { both }.lookup("rebinding.example") }
        assertFailsWith<PrivateAddressException> { PublicDns(true) { both }.lookup("rebinding.example") }
        assertEquals(both.take(1), PublicDns(false) { both.take(1) }.lookup("contoso.example"))
    }

    @Test
    fun thisMachineIsReachedOnlyWhereTheConfigAllowsIt() {
        val loopback = listOf(address("127.0.0.1"))
        assertEquals(loopback, PublicDns(true) { loopback }.lookup("localhost"))
        assertFailsWith<PrivateAddressException> { PublicDns(false) { loopback }.lookup("localhost") }
    }
}
