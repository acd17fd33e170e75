package org.countersign.ui.screens

import androidx.compose.runtime.Composable
import androidx.compose.runtime.derivedStateOf
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import org.countersign.core.AccountView
import org.countersign.core.FirstTime
import org.countersign.core.NumberMatching
import org.countersign.core.SignIn
import org.countersign.ui.LocalSurroundings
import org.countersign.ui.LocalTime
import org.countersign.ui.parts.Banner
import org.countersign.ui.parts.Fact
import org.countersign.ui.parts.Heading
import org.countersign.ui.parts.Quiet
import org.countersign.ui.parts.Spoken
import org.countersign.ui.parts.Untrusted
import org.countersign.ui.parts.Weight
import org.countersign.ui.words
import org.countersign.ui.words.country
import org.countersign.ui.words.minutes

/** What is unusual first, then who, what, and where. What the service does not say is left out. */
@Composable
internal fun Details(account: AccountView?, request: SignIn) {
    val context = request.context
    val locale = LocalSurroundings.current.locale
    val country = context.country?.let { country(it, locale) }
    request.firstTimes.forEach { Banner(firstTime(it, country), Weight.CHECK, more = words.promptUnusualBody) }
    if ((request.number as? NumberMatching.Digits)?.count?.toInt() == 2) Banner(words.promptNumberWeak, Weight.CHECK)
    if (request.tlsOptOutRefused) Banner(words.promptTlsOptOutRefused, Weight.NOTE)
    account?.let {
        Fact(words.promptService, it.issuer.ifEmpty { words.commonNoName })
        Fact(words.promptAccount, it.nickname ?: it.name)
    }
    request.app?.let { Fact(words.promptApp, it) }
    request.origin?.let { Fact(words.promptOrigin, it, whole = true) }
    val places = listOfNotNull(country, context.place).toTypedArray()
    if (places.isNotEmpty()) Fact(words.promptPlace, *places)
    context.browser?.let { Fact(words.promptBrowser, it) }
    context.os?.let { Fact(words.promptDevice, it) }
    context.ip?.let { Fact(words.promptIp, it) }
    if (places.isNotEmpty()) Quiet(words.promptPlaceEstimate)
    request.message?.let {
        Heading(words.promptMessage)
        Untrusted(it)
    }
    Quiet(words.promptNumberNever)
}

@Composable
private fun firstTime(first: FirstTime, country: String?): String = when (first) {
    FirstTime.ANY -> words.promptFirstAny
    FirstTime.APP -> words.promptFirstApp
    FirstTime.BROWSER -> words.promptFirstBrowser
    FirstTime.COUNTRY -> words.promptFirstCountry(country.orEmpty())
}

/** The time left: seen by the minute, in the last one by ten seconds, and spoken only at one minute and at thirty seconds. */
@Composable
internal fun MinutesLeft(expires: Long, sentence: @Composable (Int) -> String) {
    val time = LocalTime.current
    val shown by remember(expires, time) { derivedStateOf { shownSeconds(expires - time.longValue / 1000) } }
    Quiet(if (shown > LAST_MINUTE) sentence(minutes(shown)) else words.commonSecondsLeft(shown.toInt()))
    when (shown) {
        LAST_MINUTE -> Spoken(words.a11yPromptMinutes(1))
        HALF_A_MINUTE -> Spoken(words.a11yPromptSeconds(HALF_A_MINUTE.toInt()))
    }
}

/** Rounded up, so that it changes seldom. */
private fun shownSeconds(left: Long): Long {
    val step = if (left > LAST_MINUTE) LAST_MINUTE else LAST_STEP
    return ((left + step - 1) / step * step).coerceAtLeast(0)
}

private const val LAST_MINUTE = 60L
private const val HALF_A_MINUTE = 30L
private const val LAST_STEP = 10L
