// The core for Android apps: the generated sources, the libraries that `cargo xtask android` put under
// src/main/jniLibs, and the rules that apps need for JNA. Its AAR is made by `gradle assembleRelease`.
plugins {
    id("com.android.library")
    id("org.jetbrains.kotlin.android")
}

android {
    namespace = "org.countersign.core"
    compileSdk = 36
    defaultConfig {
        minSdk = 26
        consumerProguardFiles("consumer-rules.pro")
        ndk { abiFilters += listOf("arm64-v8a", "armeabi-v7a", "x86_64") }
    }
    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }
    kotlinOptions { jvmTarget = "17" }
    // The generated code looks for java.lang.ref.Cleaner at run time and does without it below API 33.
    lint { disable += "NewApi" }
}

dependencies {
    // 5.17 is the first with libraries for pages of 16 KB.
    api("net.java.dev.jna:jna:5.19.1@aar")
}
