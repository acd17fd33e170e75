// The project of Android Studio. The modules are those of pom.xml, which builds them where there is no Android.
pluginManagement {
    repositories {
        google()
        mavenCentral()
        gradlePluginPortal()
    }
}

dependencyResolutionManagement {
    repositoriesMode = RepositoriesMode.FAIL_ON_PROJECT_REPOS
    repositories {
        google()
        mavenCentral()
    }
}

rootProject.name = "countersign"
include(":bindings", ":core", ":ui", ":app")
project(":bindings").projectDir = file("../bindings/kotlin")
