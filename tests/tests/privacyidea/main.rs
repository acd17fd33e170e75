//! The phone at a real privacyIDEA server, with nothing but the protocol between them. What the
//! protocol has, and where it is tried:
//!
//! | of the protocol | test |
//! |---|---|
//! | `otpauth://pipush`, from the page's picture | `enrolment::the_picture_of_the_page_enrols` |
//! | `pia://pipush` | `enrolment::the_scheme_of_privacyideas_own_app_enrols` |
//! | credential used, wrong; token deleted | `enrolment::a_credential_enrols_once`, `a_wrong_credential_enrols_nothing`, `a_deleted_token_is_not_enrolled` |
//! | rollover of a known serial | `enrolment::a_known_serial_gets_new_keys_in_its_place`, `the_old_keys_are_good_until_the_new_ones_are` |
//! | `sslverify=0`, `pin`, `app_force_unlock` | `enrolment::certificates_are_checked_whatever_the_policy_says`, `a_token_that_must_be_locked_says_so` |
//! | reply lost, absent or no reply | `enrolment::a_registration_whose_reply_is_lost_must_be_begun_anew`, `a_registration_without_a_usable_reply_adds_nothing` |
//! | poll: open, answered, replayed | `polling::a_request_is_listed_until_it_is_answered`, `a_poll_may_come_twice` |
//! | window of ±60 s | `polling::a_clock_that_is_off_by_…` |
//! | errors 10, 905, -500, 405 of a poll | `polling::a_spoilt_poll_gets_the_error_of_its_fault`, `other_methods_are_refused` |
//! | disabled, revoked, deleted token | `polling::a_disabled_token_…`, `a_revoked_token_…`, `a_deleted_token_…` |
//! | polling denied, to all and to a token; reasons hidden | `polling::what_a_server_denies_all_phones_is_said` |
//! | fields of a challenge, long and foreign texts | `challenge::a_request_shows_what_the_policy_says`, `a_question_that_is_too_long_…` |
//! | both signatures, each signed field | `challenge::a_request_that_was_changed_is_not_shown` |
//! | the unescaped border | `challenge::a_shifted_border_…`, `a_border_in_a_text_…` |
//! | another token's request | `challenge::a_request_for_another_token_is_not_shown` |
//! | no capabilities | `challenge::without_capabilities_no_reason_is_sent` |
//! | `url` and `sslverify` of the challenge | `challenge::an_answer_goes_to_the_address_of_its_request`, `a_request_that_wants_no_certificates_checked_says_so` |
//! | approve, once; replay | `answers::an_approval_signs_in_once`, `an_approval_is_taken_once` |
//! | decline, with and without reason | `answers::a_refusal_says_what_the_person_says`, `all_that_is_open_is_refused_as_one_act` |
//! | several open challenges | `answers::each_of_several_requests_is_answered_by_itself` |
//! | expiry | `answers::an_answer_that_is_too_late_counts_nowhere` |
//! | bad, lower-case, unpadded signature; unsigned fields; 404, 905 | `answers::spoilt_approvals_…`, `a_refusal_without_its_fields_is_none` |
//! | reply lost, absent or no reply | `answers::an_answer_whose_reply_was_lost_is_called_unknown`, `an_answer_that_did_not_arrive_goes_out_again` |
//! | deleted token | `answers::an_answer_for_a_deleted_token_says_that_it_is_unknown` |
//! | alphabetic, numeric and custom options | `modes::the_value_of_the_page_approves_in_every_kind_of_options` |
//! | wrong, missing, foreign value | `modes::one_wrong_value_refuses_for_good`, `the_server_would_take_as_many_tries_…`, `what_was_not_offered_is_not_sent` |
//! | two tokens of a user | `modes::one_of_two_phones_is_enough`, `two_tokens_on_one_phone_are_two_accounts` |
//! | code to phone | `modes::a_code_stays_on_the_phone_until_it_is_dismissed`, `a_code_whose_reply_was_lost_is_not_made_up` |
//! | containers | `enrolment::a_container_is_named_and_not_paired` |
//!
//! Not spoken by this phone, and so not tried: the update of a push address, which it has none of.
//! Not tried here: an unasked `presence_answer`, and signatures by PSS or other hashes, which it
//! cannot make.

#![expect(clippy::unwrap_used, reason = "clippy takes the helpers of these tests for shipped code")]

mod answers;
mod challenge;
mod enrolment;
mod modes;
mod polling;

use countersign_tests::{Manner, Outcome, PushStage, Reply};
use serde_json::Value;

/// What is no reply of the server, and what the phone may say about it.
const MANNERS: [(Manner, &[&str]); 4] = [
    (Manner::Broken, &["service_error"]),
    (Manner::Garbage, &["service_reply"]),
    (Manner::Page, &["service_reply"]),
    (Manner::Silent, &["offline", "timeout"]),
];

/// One sentence on stderr, and the same as an object on stdout.
fn assert_one_sentence(reply: &Reply, codes: &[&str]) {
    let sentence = reply.stderr.trim_end();
    assert!(!sentence.contains('\n') && sentence.ends_with('.'), "{reply:?}: {sentence}");
    let code = error_of(reply);
    assert!(codes.contains(&code), "{reply:?} says {code} and not {codes:?}");
}

fn error_of(reply: &Reply) -> &str {
    reply.json.pointer("/error/code").and_then(Value::as_str).unwrap_or_default()
}

/// The value in a reply of the server; null where it is an error.
fn value(reply: &Value) -> &Value {
    reply.pointer("/result/value").unwrap_or(&Value::Null)
}

/// The number of the error in a reply of the server.
fn code(reply: &Value) -> i64 {
    reply.pointer("/result/error/code").and_then(Value::as_i64).unwrap_or_default()
}

/// What the server answers to the poll that the phone has sent last.
fn reply_of(stage: &PushStage) -> Outcome<Value> {
    let heard = stage.gate.heard();
    let poll = heard.iter().rfind(|it| it.target.starts_with("GET ")).unwrap();
    Ok(stage.server.hear(poll)?.1)
}
