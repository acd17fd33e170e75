//! What the service runs with: flags before environment before a file.

use crate::base::Base;
use crate::start::StartError;
use clap::parser::ValueSource;
use clap::{ArgMatches, CommandFactory, FromArgMatches};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

/// The name of the organisation where none is given.
const ISSUER: &str = "Countersign";
/// Characters that a phone accepts in it: docs/protocol.md §1.
const LONGEST_ISSUER: usize = 256;

/// What a running service needs to know.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Address to listen on; port 0 takes a free one.
    pub listen: SocketAddr,
    /// The SQLite database; its key is in FILE.key.
    pub database: PathBuf,
    /// B of docs/protocol.md; by default it is made from the address listened on.
    pub base: Option<String>,
    /// The organisation's name, as phones show it.
    pub issuer: String,
    /// The reverse proxy whose `X-Forwarded-For` is believed.
    pub proxy: Option<IpAddr>,
    /// Make the API key `default` anew.
    pub new_api_key: bool,
    /// Demo user, demo key, demo clock.
    pub demo: bool,
    /// The database comes from a backup.
    pub restored: bool,
}

impl Settings {
    /// The defaults for a database.
    #[must_use]
    pub fn new(database: PathBuf) -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            database,
            base: None,
            issuer: ISSUER.to_owned(),
            proxy: None,
            new_api_key: false,
            demo: false,
            restored: false,
        }
    }

    /// Checks what can be checked before anything is opened.
    pub fn check(&self) -> Result<(), StartError> {
        if self.demo && !self.listen.ip().is_loopback() {
            return Err(StartError::DemoAbroad);
        }
        if self.issuer.is_empty() || self.issuer.chars().count() > LONGEST_ISSUER {
            return Err(StartError::Issuer);
        }
        let base = self.base_at(self.listen)?;
        if self.demo && base.is_https() { Err(StartError::DemoAbroad) } else { Ok(()) }
    }

    /// The base of a service that listens on `address`.
    pub(crate) fn base_at(&self, address: SocketAddr) -> Result<Base, StartError> {
        let base = match &self.base {
            Some(base) => Base::read(base),
            // Which port it will be is not known yet; 80 would be left out.
            None if address.port() == 0 => Base::of_listener((address.ip(), 1).into()),
            None => Base::of_listener(address),
        };
        base.ok_or(StartError::Base)
    }
}

/// How the log on stderr looks.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Log {
    /// One JSON object a line.
    Json,
    /// For reading.
    #[default]
    Text,
}

/// What a flag, a variable of the environment or the file may set.
#[derive(Debug, Default, Deserialize, clap::Args)]
#[serde(default, deny_unknown_fields)]
struct Options {
    /// Address to listen on; port 0 takes a free one [default: 127.0.0.1:0]
    #[arg(long, env = "COUNTERSIGN_SERVICE_LISTEN", value_name = "ADDRESS")]
    listen: Option<SocketAddr>,

    /// The SQLite database. Its key is kept in a file beside it, FILE.key.
    #[arg(long, env = "COUNTERSIGN_SERVICE_DATABASE", value_name = "FILE")]
    database: Option<PathBuf>,

    /// The base address that phones are told, ending in /countersign. By default it is made from
    /// the address listened on, which must then be `127.0.0.1` or `[::1]`.
    #[arg(long, env = "COUNTERSIGN_SERVICE_BASE", value_name = "B")]
    base: Option<String>,

    /// The organisation's name, as phones show it [default: Countersign]
    #[arg(long, env = "COUNTERSIGN_SERVICE_ISSUER", value_name = "NAME")]
    issuer: Option<String>,

    /// The address of a reverse proxy: of requests from it the last entry of X-Forwarded-For is
    /// who is counted.
    #[arg(long, env = "COUNTERSIGN_SERVICE_PROXY", value_name = "IP")]
    proxy: Option<IpAddr>,

    /// How the log on stderr looks [default: text]
    #[arg(long, env = "COUNTERSIGN_SERVICE_LOG", value_name = "FORMAT")]
    log: Option<Log>,
}

/// The reference sign-in service of Countersign.
#[derive(Debug, clap::Parser)]
#[command(name = "countersign-service", version)]
struct Line {
    /// A JSON file with any of listen, database, base, issuer, proxy, log.
    #[arg(long, env = "COUNTERSIGN_SERVICE_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,

    #[command(flatten)]
    options: Options,

    /// Print what is in force and from where, and end: 0 if the service would start with it, else 2.
    #[arg(long)]
    check: bool,

    #[command(flatten)]
    switches: Switches,

    #[command(subcommand)]
    task: Option<Task>,
}

/// For one start, so not in the file.
#[derive(Debug, clap::Args)]
struct Switches {
    /// Make the API key `default` anew and print it; the old one no longer works. A first start
    /// makes one.
    #[arg(long)]
    new_api_key: bool,

    /// For trying it out, on a loopback address only: a user `demo` whose password the sign-in page
    /// shows, an API key on each start, and POST /demo/clock to advance the time.
    #[arg(long)]
    demo: bool,

    /// The database was restored from a backup: close what was open, and take no code again.
    #[arg(long)]
    restored: bool,
}

/// What to do instead of serving.
#[derive(Clone, Debug, Eq, PartialEq, clap::Subcommand)]
pub enum Task {
    /// API keys of relying parties; a running service notices at once.
    #[command(subcommand)]
    ApiKey(ApiKeyTask),
    /// Sign with a new key from now on; phones follow. The service must not be running: a running
    /// one takes POST /api/v1/keys/roll.
    RollKey,
}

/// What to do with API keys.
#[derive(Clone, Debug, Eq, PartialEq, clap::Subcommand)]
pub enum ApiKeyTask {
    /// Make a key and print it, once.
    Add {
        /// 1 to 64 letters, digits, dots, hyphens, underscores.
        name: String,
    },
    /// Print every key's name and dates.
    List,
    /// Take a key out of use, for good.
    Revoke {
        /// The key's name.
        name: String,
    },
}

/// What was asked on the command line, with everything else it is made of.
#[derive(Debug)]
pub struct Asked {
    /// What to run with.
    pub settings: Settings,
    /// How the log looks.
    pub log: Log,
    /// Whether to check only.
    pub check: bool,
    /// What to do instead of serving.
    pub task: Option<Task>,
    in_force: Value,
}

impl Asked {
    /// Reads the command line, the environment and the file; a wrong line ends the program.
    pub fn read() -> Result<Self, StartError> {
        Self::from_matches(&Line::command().get_matches())
    }

    fn from_matches(matches: &ArgMatches) -> Result<Self, StartError> {
        let line = Line::from_arg_matches(matches).unwrap_or_else(|error| error.exit());
        let file = line.config.as_deref().map(read_file).transpose()?.unwrap_or_default();
        let log = line.options.log.or(file.log).unwrap_or_default();
        let database = line.options.database.clone().or_else(|| file.database.clone());
        let mut settings = Settings::new(database.ok_or(StartError::NoDatabase)?);
        settings.listen = line.options.listen.or(file.listen).unwrap_or(settings.listen);
        settings.base = line.options.base.clone().or_else(|| file.base.clone());
        let issuer = line.options.issuer.clone().or_else(|| file.issuer.clone());
        settings.issuer = issuer.unwrap_or(settings.issuer);
        settings.proxy = line.options.proxy.or(file.proxy);
        settings.new_api_key = line.switches.new_api_key;
        settings.demo = line.switches.demo;
        settings.restored = line.switches.restored;
        let in_force = in_force(
            &settings,
            log,
            &|name, in_file| match matches.value_source(name) {
                Some(ValueSource::CommandLine) => "flag",
                Some(ValueSource::EnvVariable) => "environment",
                _ if in_file => "file",
                _ => "default",
            },
            &file,
        );
        Ok(Self { settings, log, check: line.check, task: line.task, in_force })
    }

    /// Every setting with where it comes from; nothing in it is secret.
    #[must_use]
    pub fn in_force(&self) -> &Value {
        &self.in_force
    }
}

fn read_file(path: &Path) -> Result<Options, StartError> {
    let text = std::fs::read(path).map_err(|_| StartError::ConfigFile("cannot be read".into()))?;
    // The file has no secrets, so the line and column that serde names may be shown.
    serde_json::from_slice(&text).map_err(|error| StartError::ConfigFile(error.to_string()))
}

fn in_force(
    settings: &Settings,
    log: Log,
    from: &dyn Fn(&str, bool) -> &'static str,
    file: &Options,
) -> Value {
    let one = |name: &str, value: Value, in_file: bool| json!({ "value": value, "from": from(name, in_file) });
    json!({
        "base": one("base", json!(settings.base), file.base.is_some()),
        "database": one("database", json!(settings.database), file.database.is_some()),
        "demo": settings.demo,
        "issuer": one("issuer", json!(settings.issuer), file.issuer.is_some()),
        "listen": one("listen", json!(settings.listen), file.listen.is_some()),
        "log": one("log", json!(log), file.log.is_some()),
        "proxy": one("proxy", json!(settings.proxy), file.proxy.is_some()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(line: &[&str]) -> Result<Asked, StartError> {
        let line = ["service"].iter().chain(line);
        Asked::from_matches(&Line::command().try_get_matches_from(line).unwrap())
    }

    #[test]
    fn a_flag_goes_before_the_file_and_the_file_before_the_default() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("service.json");
        let text = r#"{"database": "a.sqlite", "issuer": "Contoso", "listen": "[::1]:8080"}"#;
        std::fs::write(&path, text).unwrap();
        let path = path.to_str().unwrap();
        let asked = asked(&["--config", path, "--issuer", "Fabrikam"]).unwrap();
        assert_eq!(asked.settings.issuer, "Fabrikam");
        assert_eq!(asked.settings.listen.to_string(), "[::1]:8080");
        let from = |name: &str| asked.in_force()[name]["from"].as_str().unwrap().to_owned();
        assert_eq!((from("issuer"), from("listen")), ("flag".into(), "file".into()));
        assert_eq!((from("database"), from("log")), ("file".into(), "default".into()));
    }

    #[test]
    fn a_wrong_file_and_no_database_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("service.json");
        let path = path.to_str().unwrap();
        assert!(matches!(asked(&["--config", path]), Err(StartError::ConfigFile(_))));
        for text in ["{", r#"{"listen": "nowhere"}"#, r#"{"demo": true}"#] {
            std::fs::write(path, text).unwrap();
            assert!(matches!(asked(&["--config", path]), Err(StartError::ConfigFile(_))), "{text}");
        }
        assert!(matches!(asked(&[]), Err(StartError::NoDatabase)));
    }

    #[test]
    fn a_demo_is_never_reached_over_https() {
        let demo = |more: &[&str]| {
            let line = [&["--database", "a", "--demo"], more].concat();
            asked(&line).unwrap().settings.check()
        };
        assert!(demo(&[]).is_ok());
        let base = ["--base", "https://login.contoso.example/countersign"];
        assert!(matches!(demo(&base), Err(StartError::DemoAbroad)));
        assert!(matches!(demo(&["--listen", "0.0.0.0:1"]), Err(StartError::DemoAbroad)));
    }
}
