package org.countersign.ui.words

import org.countersign.core.display
import java.time.Instant
import java.time.ZoneId
import java.time.format.DateTimeFormatter
import java.time.format.FormatStyle
import java.util.Locale

private const val MINUTE = 60L
private const val HOUR = 60 * MINUTE
private const val DAY = 24 * HOUR

/** How long ago something was. */
fun Words.ago(seconds: Long): String = when {
    seconds < MINUTE -> commonJustNow
    seconds < HOUR -> commonMinutesAgo((seconds / MINUTE).toInt())
    seconds < DAY -> commonHoursAgo((seconds / HOUR).toInt())
    else -> commonDaysAgo((seconds / DAY).toInt())
}

/** How long something still lasts: whole minutes, rounded up, and seconds within the last one. */
fun Words.left(seconds: Long): String =
    if (seconds > MINUTE) commonMinutesLeft(minutes(seconds)) else commonSecondsLeft(seconds.coerceAtLeast(0).toInt())

/** Whole minutes, rounded up. */
fun minutes(seconds: Long): Int = ((seconds + MINUTE - 1) / MINUTE).toInt()

/** A day, as the person's language writes it. */
fun day(unixMs: Long, locale: Locale, zone: ZoneId): String =
    DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(Instant.ofEpochMilli(unixMs).atZone(zone))

/** A time of day, as the person's language writes it. */
fun clock(unixMs: Long, locale: Locale, zone: ZoneId): String =
    DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale).format(Instant.ofEpochMilli(unixMs).atZone(zone))

/** The name of a country, or the code itself where nobody knows it. */
fun country(code: String, locale: Locale): String = Locale
    .Builder()
    .runCatching { setRegion(code).build() }
    .map { it.getDisplayCountry(locale) }
    .getOrElse { display(code, 8u) }
