//! What a key does, wherever it is pressed.

use super::{Decision, Mode, Screen, Wish};
use crate::trouble::Trouble;
use crate::view::request::{answer, answer_length, is_of_answer, is_whole};
use crate::watch::keys::Key;
use countersign::{AuthenticatorError, DenyReason, NumberMatching, SignIn};

impl Screen {
    pub(super) fn press(&mut self, key: Key) -> Vec<Wish> {
        if key == Key::Interrupt {
            return vec![Wish::Leave];
        }
        match std::mem::replace(&mut self.mode, Mode::Waiting) {
            Mode::Burst { account } => self.press_in_burst(key, account),
            Mode::Ended { request } => self.press_in_ended(key, request),
            Mode::Prompt { request, typed, .. } => self.press_in_prompt(key, request, typed),
            Mode::Waiting => self.press_in_waiting(key),
            sending @ Mode::Sending { .. } => {
                self.mode = sending;
                Vec::new()
            }
        }
    }

    fn press_in_waiting(&mut self, key: Key) -> Vec<Wish> {
        match key {
            Key::Character('q' | 'Q') => return vec![Wish::Leave],
            Key::Enter => self.later.clear(),
            _ => {}
        }
        Vec::new()
    }

    fn press_in_prompt(&mut self, key: Key, request: Box<SignIn>, mut typed: String) -> Vec<Wish> {
        // Where a letter may be an answer, none is a command.
        let letters = matches!(request.number, NumberMatching::Typed { .. });
        let reason = match key {
            Key::Character('!') if letters => DenyReason::NotMe,
            Key::Character('-') if letters => DenyReason::NotNow,
            Key::Character('n' | 'N') if !letters => DenyReason::NotMe,
            Key::Character('r' | 'R') if !letters => DenyReason::NotNow,
            Key::Character('q' | 'Q') if !letters => return self.put_aside(*request),
            Key::Escape if letters => return self.put_aside(*request),
            Key::Enter => return self.approve(request, typed),
            Key::Backspace => {
                typed.pop();
                return self.edit(request, typed);
            }
            Key::Clear => return self.edit(request, String::new()),
            Key::Character(character) | Key::Pasted(character)
                if is_of_answer(&request.number, character) =>
            {
                if typed.len() < answer_length(&request.number) {
                    typed.push(character);
                }
                return self.edit(request, typed);
            }
            _ => return self.edit(request, typed),
        };
        self.send(request, String::new(), Decision::Deny { reason })
    }

    fn put_aside(&mut self, request: SignIn) -> Vec<Wish> {
        self.later.insert(request.id);
        Vec::new()
    }

    /// A note is about what was there before.
    fn edit(&mut self, request: Box<SignIn>, typed: String) -> Vec<Wish> {
        self.mode = Mode::Prompt { request, typed, note: None };
        Vec::new()
    }

    /// Never by itself, and never with a part of the answer.
    fn approve(&mut self, request: Box<SignIn>, typed: String) -> Vec<Wish> {
        if !is_whole(&request.number, &typed) {
            let trouble = Trouble::from(match request.number {
                NumberMatching::Digits { count } => {
                    AuthenticatorError::NumberLength { count: count.into() }
                }
                _ => AuthenticatorError::NotOffered,
            });
            // A part of a number is worth keeping; what was not offered is not.
            let digits = matches!(request.number, NumberMatching::Digits { .. });
            let typed = if digits { typed } else { String::new() };
            let note = match request.number {
                NumberMatching::Absent => None,
                _ => Some(trouble.sentence(self.words)),
            };
            self.mode = Mode::Prompt { request, typed, note };
            return Vec::new();
        }
        let number = answer(&request.number, &typed);
        self.send(request, typed, Decision::Approve { number })
    }

    fn send(&mut self, request: Box<SignIn>, typed: String, decision: Decision) -> Vec<Wish> {
        let id = request.id.clone();
        self.mode = Mode::Sending { request: Some(request), typed };
        vec![Wish::Answer { id, decision }]
    }

    fn press_in_burst(&mut self, key: Key, account: String) -> Vec<Wish> {
        match key {
            Key::Character('a' | 'A') => {
                self.mode = Mode::Sending { request: None, typed: String::new() };
                return vec![Wish::RefuseAll { account }];
            }
            Key::Character('s' | 'S') => {
                self.one_by_one.insert(account);
            }
            Key::Character('q' | 'Q') => {
                let mine = self.home.prompts.iter().filter(|prompt| prompt.account == account);
                self.later.extend(mine.map(|prompt| prompt.id.clone()));
            }
            _ => self.mode = Mode::Burst { account },
        }
        Vec::new()
    }

    fn press_in_ended(&mut self, key: Key, request: Box<SignIn>) -> Vec<Wish> {
        match key {
            Key::Character('p' | 'P') => {
                return self.send(request, String::new(), Decision::Report);
            }
            Key::Enter | Key::Character('q' | 'Q') => {
                self.later.insert(request.id);
            }
            _ => self.mode = Mode::Ended { request },
        }
        Vec::new()
    }
}
