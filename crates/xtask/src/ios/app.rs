//! What can be told of the app without Xcode: that its Swift parses, that its views fit the kit and only draw, that
//! its lists are whole and say what the words file says.

use super::sources::{self, Source};
use super::{icon, lint, names, types};
use crate::command;
use crate::toolchains::SwiftRoot;
use crate::workspace::Workspace;
use countersign_tests::{Failure, Outcome, fail};
use serde_json::Value;
use std::fs;
use std::path::Path;

const PROJECT: &str = "ios/Countersign.xcodeproj/project.pbxproj";
const INFO: &str = "ios/App/Info.plist";
const SETTINGS: &str = "ios/Countersign.xcconfig";
const ASSETS: &str = "ios/App/Assets.xcassets";
const PRIVACY: &str = "ios/App/PrivacyInfo.xcprivacy";
const LISTS: [&str; 4] = [PROJECT, INFO, PRIVACY, "ios/App/Countersign.entitlements"];

/// The sentences that the system shows for the app, by their names there and in the words file.
const SENTENCES: [(&str, &str); 2] = [
    ("NSCameraUsageDescription", "ios.camera_usage"),
    ("NSFaceIDUsageDescription", "ios.face_id_usage"),
];

/// Checks the app.
pub(crate) fn check(workspace: &Workspace) -> Outcome<()> {
    let sources = sources::read(&workspace.root, "ios/App")?;
    sources::check(&sources)?;
    let kit = sources::read(&workspace.root, "ios/CountersignKit/Sources")?;
    names::check(&sources, &kit)?;
    let root = SwiftRoot::set_up(workspace)?;
    parse(&root, &sources)?;
    types::check(workspace, &root, &sources)?;
    lint(&root, "ios/App")?;
    let lists = lists(&root)?;
    let list = |path: &str| lists.get(path).unwrap_or(&Value::Null);
    references(list(PROJECT), &workspace.root)?;
    let words = json(&workspace.root.join("words.json"))?;
    let catalogue = json(&workspace.root.join("ios/App/InfoPlist.xcstrings"))?;
    sentences(list(INFO), &catalogue, &words)?;
    tasks(list(INFO), &sources)?;
    icon::check(&workspace.root)?;
    looks(&fs::read_to_string(workspace.root.join(SETTINGS))?, &workspace.root)?;
    told(list(PRIVACY), &sources)?;
    println!("The app parses, its views fit the kit and only draw, and its lists are whole.");
    Ok(())
}

/// Every file, by the compiler's own parser. Types are of Apple's frameworks, and not looked at.
fn parse(root: &SwiftRoot, sources: &[Source]) -> Outcome<()> {
    let files: Vec<_> = sources.iter().map(|source| format!("'{}'", source.path)).collect();
    let script = format!("swiftc -frontend -parse -swift-version 6 {}", files.join(" "));
    command::run(&mut root.shell(&script), "The app's Swift does not parse: see above.")
}

fn lists(root: &SwiftRoot) -> Outcome<Value> {
    let script = format!("swift crates/xtask/src/ios/lists.swift {}", LISTS.join(" "));
    let sentence = "A property list of the app is not well-formed: see above.";
    let lists = command::output(&mut root.shell(&script), sentence)?;
    serde_json::from_slice(&lists).map_err(|_| Failure::new("The property lists give no JSON."))
}

fn json(path: &Path) -> Outcome<Value> {
    let unreadable = |_| Failure::new(format!("{} is not JSON.", path.display()));
    serde_json::from_str(&fs::read_to_string(path)?).map_err(unreadable)
}

/// Whatever an object of the project names has to be there: another object, or a file beside the project.
fn references(project: &Value, root: &Path) -> Outcome<()> {
    let objects = project.get("objects").and_then(Value::as_object);
    let objects = objects.ok_or_else(|| Failure::new("The project has no objects."))?;
    let mut texts = Vec::new();
    leaves(project, &mut texts);
    let is_id = |text: &str| text.len() == 24 && text.bytes().all(|it| it.is_ascii_hexdigit());
    if let Some(id) = texts.iter().find(|text| is_id(text) && !objects.contains_key(**text)) {
        return fail(format!("The project names {id}, which it does not have."));
    }
    for object in objects.values() {
        let text = |member: &str| object.get(member).and_then(Value::as_str);
        let product = text("sourceTree") == Some("BUILT_PRODUCTS_DIR");
        let path = text("path").filter(|_| !product).or_else(|| text("relativePath"));
        if let Some(path) = path.filter(|path| !root.join("ios").join(path).exists()) {
            return fail(format!("The project names ios/{path}, which is not there."));
        }
    }
    Ok(())
}

/// All texts in a list that are not names.
fn leaves<'a>(value: &'a Value, into: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => into.push(text),
        Value::Array(values) => values.iter().for_each(|it| leaves(it, into)),
        Value::Object(members) => members.values().for_each(|it| leaves(it, into)),
        _ => {}
    }
}

/// The system's sentences are those of the words file, in every language.
fn sentences(info: &Value, catalogue: &Value, words: &Value) -> Outcome<()> {
    for (name, key) in SENTENCES {
        let english = words.get(key).and_then(|it| it.get("en"));
        if english.is_none() || info.get(name) != english {
            return fail(format!("{name} in {INFO} is not {key} of words.json."));
        }
        for language in ["en", "ja", "zh-Hant"] {
            let word = words.get(key).and_then(|it| it.get(language));
            let path = format!("/strings/{name}/localizations/{language}/stringUnit/value");
            if word.is_none() || catalogue.pointer(&path) != word {
                return fail(format!(
                    "{name} in InfoPlist.xcstrings is not {key} of words.json in {language}."
                ));
            }
        }
    }
    Ok(())
}

/// The system lets a task of the background run only under a name that the list permits.
fn tasks(info: &Value, sources: &[Source]) -> Outcome<()> {
    let permitted = info.get("BGTaskSchedulerPermittedIdentifiers").and_then(Value::as_array);
    let permitted: Vec<_> = permitted.into_iter().flatten().filter_map(Value::as_str).collect();
    let asks = |name: &str| sources.iter().any(|it| it.text.contains(&format!("\"{name}\"")));
    if permitted.is_empty() || !permitted.iter().all(|name| asks(name)) {
        return fail(format!("{INFO} permits a task that the app does not name, or none."));
    }
    Ok(())
}

/// The icon and the colour that the build names are in the catalogue.
fn looks(settings: &str, root: &Path) -> Outcome<()> {
    for (setting, kind) in [
        ("ASSETCATALOG_COMPILER_APPICON_NAME", "appiconset"),
        ("ASSETCATALOG_COMPILER_GLOBAL_ACCENT_COLOR_NAME", "colorset"),
    ] {
        let value = settings.lines().find_map(|line| line.strip_prefix(setting)?.split('=').nth(1));
        let named = value.map(|name| format!("{ASSETS}/{}.{kind}/Contents.json", name.trim()));
        if !named.as_ref().is_some_and(|file| root.join(file).exists()) {
            return fail(format!("{setting} of {SETTINGS} names nothing that is in {ASSETS}."));
        }
    }
    Ok(())
}

/// Interfaces that Apple lets an app use only for a reason that its privacy manifest tells, and the manifest's
/// names for them. What the core uses of them is in the manifest too.
const TOLD: [(&str, &str); 2] = [
    ("UserDefaults", "NSPrivacyAccessedAPICategoryUserDefaults"),
    ("SystemClock", "NSPrivacyAccessedAPICategorySystemBootTime"),
];

fn told(manifest: &Value, sources: &[Source]) -> Outcome<()> {
    let mut names = Vec::new();
    leaves(manifest, &mut names);
    for (interface, name) in TOLD {
        if sources.iter().any(|it| it.text.contains(interface)) && !names.contains(&name) {
            return fail(format!("The app uses {interface}: {PRIVACY} has to say why ({name})."));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_project_that_names_what_is_not_there_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("ios/App")).unwrap();
        let (group, product) = ("C05167A70000000000000001", "C05167A70000000000000002");
        let project = |path: &str, child: &str| {
            json!({"rootObject": group, "objects": {
                group: {"path": path, "children": [child]},
                product: {"path": "Countersign.app", "sourceTree": "BUILT_PRODUCTS_DIR"},
            }})
        };
        let told = |project: Value| match references(&project, folder.path()) {
            Ok(()) => String::new(),
            Err(error) => error.to_string(),
        };
        assert_eq!(told(project("App", product)), "");
        let absent = "C05167A70000000000000003";
        assert!(told(project("App", absent)).contains(absent));
        assert_eq!(
            told(project("Apps", product)),
            "The project names ios/Apps, which is not there."
        );
        assert_eq!(told(json!({})), "The project has no objects.");
    }

    #[test]
    fn the_systems_sentences_are_those_of_the_words_file() {
        let word = json!({"en": "Look.", "ja": "見る。", "zh-Hant": "看。"});
        let words = json!({"ios.camera_usage": word, "ios.face_id_usage": word});
        let info =
            json!({"NSCameraUsageDescription": "Look.", "NSFaceIDUsageDescription": "Look."});
        let catalogue = |chinese: &str| {
            let unit = |value: &str| json!({"stringUnit": {"state": "translated", "value": value}});
            let all = json!({"en": unit("Look."), "ja": unit("見る。"), "zh-Hant": unit(chinese)});
            let all = json!({"localizations": all});
            json!({"strings": {"NSCameraUsageDescription": all, "NSFaceIDUsageDescription": all}})
        };
        assert!(sentences(&info, &catalogue("看。"), &words).is_ok());
        assert!(sentences(&info, &catalogue("看"), &words).is_err());
        assert!(sentences(&json!({}), &catalogue("看。"), &words).is_err());
        assert!(sentences(&info, &json!({}), &words).is_err());
        assert!(sentences(&info, &catalogue("看。"), &json!({})).is_err());
    }

    #[test]
    fn the_privacy_manifest_tells_what_the_app_uses() {
        let source =
            Source { path: "ios/App/A.swift".into(), text: "UserDefaults.standard".into() };
        let manifest = |name: &str| json!({"NSPrivacyAccessedAPITypes": [{"Type": name}]});
        let sources = [source];
        assert!(told(&manifest("NSPrivacyAccessedAPICategoryUserDefaults"), &sources).is_ok());
        assert!(told(&manifest("NSPrivacyAccessedAPICategoryDiskSpace"), &sources).is_err());
        assert!(told(&json!({}), &[]).is_ok());
    }

    #[test]
    fn the_icon_that_the_build_names_has_to_be_there() {
        let folder = tempfile::tempdir().unwrap();
        let settings = "ASSETCATALOG_COMPILER_APPICON_NAME = Icon\n\
                        ASSETCATALOG_COMPILER_GLOBAL_ACCENT_COLOR_NAME = Blue\n";
        for name in ["Icon.appiconset", "Blue.colorset"] {
            assert!(looks(settings, folder.path()).is_err());
            let set = folder.path().join(ASSETS).join(name);
            fs::create_dir_all(&set).unwrap();
            fs::write(set.join("Contents.json"), "{}").unwrap();
        }
        assert!(looks(settings, folder.path()).is_ok());
        assert!(looks("", folder.path()).is_err());
    }

    #[test]
    fn a_task_runs_only_under_a_permitted_name() {
        let source = |text: &str| Source { path: "ios/App/A.swift".into(), text: text.into() };
        let info = json!({"BGTaskSchedulerPermittedIdentifiers": ["org.example.refresh"]});
        assert!(tasks(&info, &[source(r#"task("org.example.refresh")"#)]).is_ok());
        assert!(tasks(&info, &[source(r#"task("org.example.other")"#)]).is_err());
        assert!(tasks(&json!({}), &[source("")]).is_err());
    }
}
