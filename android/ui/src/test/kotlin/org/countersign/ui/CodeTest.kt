package org.countersign.ui

import org.countersign.ui.parts.grouped
import org.countersign.ui.parts.spelled
import org.countersign.ui.words.Language
import org.countersign.ui.words.Words
import org.countersign.ui.words.ago
import org.countersign.ui.words.country
import org.countersign.ui.words.day
import org.countersign.ui.words.left
import java.time.ZoneOffset
import java.util.Locale
import kotlin.test.Test
import kotlin.test.assertEquals

class CodeTest {
    @Test
    fun codesAreSeenInPairsAndSpokenDigitByDigit() {
        assertEquals("48\u200929\u200913", grouped("482913"))
        assertEquals("4 8, 2 9, 1 3", spelled("482913"))
        assertEquals("4 8, 2 9, 1 3 7", spelled("4829137"))
        assertEquals("4 8, 2 9, 1 3, 7 0", spelled("48291370"))
        assertEquals("V X V W J", spelled("VXVWJ"))
        assertEquals("VXVWJ", grouped("VXVWJ"))
    }

    @Test
    fun languagesAreThoseOfTheTag() {
        assertEquals(Language.TRADITIONAL_CHINESE, Language.of("zh-Hant-TW"))
        assertEquals(Language.TRADITIONAL_CHINESE, Language.of("zh-HK"))
        assertEquals(Language.ENGLISH, Language.of("zh-CN"))
        assertEquals(Language.JAPANESE, Language.of("ja-JP"))
        assertEquals(Language.ENGLISH, Language.of("de-AT"))
        assertEquals(Language.ENGLISH, Language.of(""))
    }

    @Test
    fun pluralsAndPlacesAreFilledIn() {
        val english = Words(Language.ENGLISH)
        assertEquals("1 minute ago", english.ago(119))
        assertEquals("2 hours ago", english.ago(7_200))
        assertEquals("Just now", english.ago(3))
        assertEquals("2 minutes left", english.left(61))
        assertEquals("60 seconds left", english.left(60))
        assertEquals("0 seconds left", english.left(-4))
        assertEquals("剩下 2 分鐘", Words(Language.TRADITIONAL_CHINESE).left(61))
        assertEquals("Connecting to \u2068a.example\u2069…", english.pairConnecting("a.example"))
    }

    @Test
    fun aSentenceOfThePhoneIsFoundByItsKey() {
        val words = Words(Language.ENGLISH)
        assertEquals(words.resultWrongTries(2), words.say("result.wrong.tries", mapOf("count" to 2L)))
        assertEquals(words.errorTls("a.example"), words.say("error.tls", mapOf("host" to "a.example")))
        assertEquals(words.errorInternal, words.say("no.such.key", emptyMap()))
    }

    @Test
    fun daysAndCountriesAreWrittenAsThePersonDoes() {
        assertEquals("2026年3月3日", day(RealPhone.NOW_MS, Locale.JAPAN, ZoneOffset.UTC))
        assertEquals("巴西", country("BR", Locale.forLanguageTag("zh-Hant-TW")))
        assertEquals("Brazil", country("BR", Locale.ENGLISH))
        assertEquals("\u2068<b>\u2069", country("<b>", Locale.ENGLISH))
    }
}
