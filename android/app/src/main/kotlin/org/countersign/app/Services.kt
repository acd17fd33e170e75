package org.countersign.app

import android.content.Context

/** A part of the system that every phone has. */
internal inline fun <reified T : Any> Context.service(): T = checkNotNull(getSystemService(T::class.java))
