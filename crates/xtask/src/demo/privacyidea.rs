//! The phone at a real privacyIDEA server on this machine. Each step is checked on both sides: what
//! the phone replies, and what the server then thinks.

use super::{expect, outcome, passcode};
use crate::show;
use countersign_tests::{Failure, Outcome, Phone, PrivacyIdea, Programs, PushSignIn};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::time::Instant;

/// Runs the demo with programs that are built, and a Python that has the server.
pub(crate) fn run(programs: &Programs, python: &Path) -> Outcome<()> {
    let begin = Instant::now();
    let folder = tempfile::Builder::new().prefix("countersign-demo-").tempdir()?;
    show::doing("starting privacyIDEA");
    let server = PrivacyIdea::start(python)?;
    let user = server.user()?;
    let phone = Phone::new(&programs.phone, &folder.path().join("phone"), &passcode()?);
    println!("\nA privacyIDEA server runs at {}, and a phone beside it.\n", server.url());
    let demo = Demo { server: &server, phone: &phone, user: &user };
    demo.enrol(folder.path())?;
    demo.approve()?;
    demo.match_number()?;
    demo.mistype()?;
    demo.refuse()?;
    demo.show_code()?;
    println!("\nEvery step did what it says, in {}.", show::seconds(begin.elapsed()));
    Ok(())
}

struct Demo<'a> {
    server: &'a PrivacyIdea,
    phone: &'a Phone,
    user: &'a str,
}

impl Demo<'_> {
    fn enrol(&self, folder: &Path) -> Outcome<()> {
        show::doing("enrolling");
        self.policies(&json!({}))?;
        let enrolment = self.server.enrol(self.user)?;
        let picture = folder.join("page.png");
        fs::write(&picture, &enrolment.picture)?;
        let picture = picture.to_str();
        let picture = picture.ok_or_else(|| Failure::new("The temp folder has no name."))?;
        self.phone.done(&["init"])?;
        let paired = self.phone.done(&["pair", "--image", picture, "--yes"])?;
        expect(paired.member("/confirmed")? == true, "the phone says that it is paired")?;
        let state = self.server.rollout_state(&enrolment.serial)?;
        expect(state == "enrolled", "the server counts the phone as enrolled")?;
        let text = format!("the phone read the QR code of the page: {}", enrolment.serial);
        show::step("enrolled", &text);
        Ok(())
    }

    fn approve(&self) -> Outcome<()> {
        let (sign_in, request) = self.ask()?;
        let reply = self.phone.done(&["approve", &request])?;
        expect(outcome(&reply) == Some("approved"), "the phone is told that it approved")?;
        self.expect_standing(&sign_in, "accept")?;
        expect(self.server.lets_in(&sign_in, "")?, "the page lets the person in")?;
        expect(!self.server.lets_in(&sign_in, "")?, "the page does so only once")?;
        show::step("approved", "the page asked, the person agreed");
        Ok(())
    }

    fn match_number(&self) -> Outcome<()> {
        self.policies(&numbers())?;
        let (sign_in, request) = self.ask()?;
        let number = answer(&sign_in)?;
        let reply = self.phone.done(&["approve", &request, "--number", number])?;
        expect(outcome(&reply) == Some("approved"), "the phone is told that it approved")?;
        self.expect_standing(&sign_in, "accept")?;
        expect(self.server.lets_in(&sign_in, "")?, "the page lets the person in")?;
        show::step("number", &format!("the page showed {number}, the person typed it"));
        Ok(())
    }

    fn mistype(&self) -> Outcome<()> {
        let (sign_in, request) = self.ask()?;
        let requests = self.phone.done(&["requests"])?;
        let number = answer(&sign_in)?;
        let options = requests.member("/requests/0/options")?.as_array().into_iter().flatten();
        let wrong = options.filter_map(Value::as_str).find(|option| *option != number);
        let wrong = wrong.ok_or_else(|| Failure::new("The server offers one number alone."))?;
        // 4: the answer was no.
        let reply = self.phone.run(&["approve", &request, "--number", wrong])?.expecting(4)?;
        expect(outcome(&reply) == Some("wrong_number"), "the phone says that it was wrong")?;
        self.expect_standing(&sign_in, "declined")?;
        let text = format!("the page showed {number}, the person typed {wrong}: refused for good");
        show::step("wrong number", &text);
        Ok(())
    }

    fn refuse(&self) -> Outcome<()> {
        let (sign_in, request) = self.ask()?;
        let reply = self.phone.done(&["deny", &request, "--not-me"])?;
        expect(outcome(&reply) == Some("denied"), "the phone is told that it refused")?;
        self.expect_standing(&sign_in, "declined")?;
        expect(!self.server.lets_in(&sign_in, "")?, "the page lets nobody in")?;
        show::step("denied", "the page asked, the person said that it was somebody else");
        Ok(())
    }

    fn show_code(&self) -> Outcome<()> {
        self.policies(&json!({"push_code_to_phone": true}))?;
        let (sign_in, request) = self.ask()?;
        let reply = self.phone.done(&["approve", &request])?;
        let code = reply.text("/display_code")?;
        expect(self.server.lets_in(&sign_in, code)?, "the page takes the code")?;
        self.phone.done(&["dismiss", &request])?;
        show::step("code", &format!("the phone showed {code}, the person typed it on the page"));
        Ok(())
    }

    fn policies(&self, authentication: &Value) -> Outcome<()> {
        let url = format!("{}/ttype/push", self.server.url());
        self.server.set_policies(&url, &json!({}), authentication)
    }

    /// Opens a sign-in, and finds its request on the phone.
    fn ask(&self) -> Outcome<(PushSignIn, String)> {
        show::doing("signing in");
        let sign_in = self.server.open_sign_in(self.user)?;
        let requests = self.phone.done(&["requests"])?;
        Ok((sign_in, requests.text("/requests/0/id")?.to_owned()))
    }

    fn expect_standing(&self, sign_in: &PushSignIn, due: &str) -> Outcome<()> {
        let standing = self.server.standing(sign_in)?;
        expect(standing == due, &format!("the server says “{due}”"))
    }
}

fn numbers() -> Value {
    json!({"push_require_presence": true, "push_presence_options": "NUMERIC",
        "push_presence_num_options": 10})
}

fn answer(sign_in: &PushSignIn) -> Outcome<&str> {
    let answer = sign_in.answer.as_deref();
    answer.ok_or_else(|| Failure::new("The page shows no number."))
}
