package org.countersign.phone

import okhttp3.Dns
import java.net.Inet4Address
import java.net.InetAddress
import java.net.UnknownHostException

/** A name of the internet that leads into a private network: whoever made it wants to reach what is inside. */
internal class PrivateAddressException(host: String) : UnknownHostException(host)

/**
 * Takes no private address for a name. The person agreed to a name, or to an address as such: addresses that are
 * written as such are not looked up.
 */
internal class PublicDns(private val allowLoopback: Boolean, private val lookUp: (String) -> List<InetAddress> = Dns.SYSTEM::lookup) : Dns {
    override fun lookup(hostname: String): List<InetAddress> {
        val found = lookUp(hostname)
        val refused = found.any { !isPublic(it) && !(allowLoopback && it.isLoopbackAddress) }
        return if (refused) throw PrivateAddressException(hostname) else found
    }
}

internal fun isPublic(address: InetAddress): Boolean {
    val first = address.address[0].toInt() and 0xff
    val second = address.address[1].toInt() and 0xff
    val special = when (address) {
        // RFC 6598 §7 and RFC 1122 §3.2.1.3.
        is Inet4Address -> first == 0 || (first == 100 && second in 64..127)
        // RFC 4193 §3.1.
        else -> first and 0xfe == 0xfc
    }
    val local = address.isAnyLocalAddress || address.isLoopbackAddress || address.isLinkLocalAddress || address.isSiteLocalAddress
    return !special && !local && !address.isMulticastAddress
}
