package org.countersign.ui.words

/** The languages that the words are in. */
enum class Language {
    ENGLISH,
    TRADITIONAL_CHINESE,
    JAPANESE,
    ;

    companion object {
        private val PLACES_OF_TRADITIONAL_CHINESE = setOf("Hant", "HK", "MO", "TW")

        /** That of a language tag such as `zh-Hant-TW`; English where the words are not in its language. */
        fun of(tag: String): Language {
            val parts = tag.split('-')
            return when (parts.first()) {
                "ja" -> JAPANESE
                "zh" -> if (parts.any(PLACES_OF_TRADITIONAL_CHINESE::contains)) TRADITIONAL_CHINESE else ENGLISH
                else -> ENGLISH
            }
        }
    }
}
