//! Running other programs, with a sentence for each way that can fail.

use countersign_tests::{Failure, Outcome, fail};
use std::process::{Command, Stdio};

/// Runs a program that shows its own output, and fails with `sentence` where it fails.
pub(crate) fn run(command: &mut Command, sentence: &str) -> Outcome<()> {
    let status = command.stdin(Stdio::null()).status().map_err(|error| absent(command, &error))?;
    if status.success() { Ok(()) } else { fail(sentence) }
}

/// Runs a program for what it prints; its stderr is shown.
pub(crate) fn output(command: &mut Command, sentence: &str) -> Outcome<Vec<u8>> {
    let command = command.stdin(Stdio::null()).stderr(Stdio::inherit());
    let output = command.output().map_err(|error| absent(command, &error))?;
    if output.status.success() { Ok(output.stdout) } else { fail(sentence) }
}

/// Whether a program is there and runs with these arguments.
pub(crate) fn works(program: &str, arguments: &[&str]) -> bool {
    let mut command = Command::new(program);
    let silent = command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null());
    silent.stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

fn absent(command: &Command, error: &std::io::Error) -> Failure {
    let program = command.get_program().to_string_lossy().into_owned();
    Failure::new(format!("{program} does not start: {error}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_failure_is_a_sentence() {
        let error = run(&mut Command::new("/nonexistent/tool"), "").unwrap_err().to_string();
        assert!(error.starts_with("/nonexistent/tool does not start: "), "{error}");
        let error = run(&mut Command::new("false"), "It is false.").unwrap_err().to_string();
        assert_eq!(error, "It is false.");
        assert!(!works("/nonexistent/tool", &[]));
        assert_eq!(output(Command::new("echo").arg("a"), "").unwrap(), b"a\n");
    }
}
