//! A running conversation: bytes out, bytes in, next step. Knows no meaning.

use crate::clock::Moment;
use crate::error::{AuthenticatorError, Fault};
use crate::event::Event;
use crate::limits;
use crate::platform::{HttpRequest, HttpResponse, Input, KeyKind, PlatformError, SignPurpose};
use crate::secret::Secret;
use crate::ticket::Tickets;
use crate::vault::Vault;
use std::fmt;

/// What the shell has to do next.
#[derive(Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Step {
    /// Nothing more: the conversation is over.
    Done {
        /// Which conversation.
        exchange: String,
        /// How it ended.
        event: Event,
    },
    /// Send the request, then resume with the response or with the failure.
    Send {
        /// Which conversation.
        exchange: String,
        /// What to send.
        request: HttpRequest,
        /// Do not send before this moment of the monotonic clock, in milliseconds.
        not_before_ms: Option<i64>,
    },
    /// Ask the person, sign with a key that needs them, then resume with the signature.
    Sign {
        /// Which conversation.
        exchange: String,
        /// The alias of the key.
        key: String,
        /// The bytes to sign: ECDSA with SHA-256.
        message: Vec<u8>,
        /// What the person is asked for.
        purpose: SignPurpose,
    },
    /// Ask the person, unwrap with a key that needs them, then resume with what was wrapped.
    Unwrap {
        /// Which conversation.
        exchange: String,
        /// The alias of the key.
        key: String,
        /// The bytes to unwrap.
        wrapped: Vec<u8>,
        /// What the person is asked for.
        purpose: SignPurpose,
    },
}

// By hand: a request can hold a pairing code, and so can what is signed.
impl fmt::Debug for Step {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Done { event, .. } => formatter.debug_tuple("Done").field(event).finish(),
            Self::Send { request, .. } => formatter.debug_tuple("Send").field(request).finish(),
            Self::Sign { purpose, .. } => formatter.debug_tuple("Sign").field(purpose).finish(),
            Self::Unwrap { purpose, .. } => formatter.debug_tuple("Unwrap").field(purpose).finish(),
        }
    }
}

/// What a conversation wants next; the first three never reach the shell as steps.
pub(crate) enum Ask {
    /// A new key; answered with its public key.
    Generate { alias: String, kind: KeyKind, needs_person: bool },
    /// A signature without the person.
    SignQuietly { key: String, message: Vec<u8> },
    /// Bytes unwrapped without the person.
    UnwrapQuietly { key: String, wrapped: Vec<u8> },
    /// A signature by the person.
    Sign { key: String, message: Vec<u8>, purpose: SignPurpose },
    /// Bytes unwrapped by the person.
    Unwrap { key: String, wrapped: Vec<u8>, purpose: SignPurpose },
    /// A request to the service.
    Send(HttpRequest),
    /// The end, with the keys that are of no use any more.
    Done { event: Event, useless_keys: Vec<String> },
}

impl Ask {
    pub(crate) fn done(event: Event) -> Self {
        Self::Done { event, useless_keys: Vec::new() }
    }
}

/// What a conversation is told.
pub(crate) enum Reply {
    Begin,
    Failed(PlatformError),
    Generated(Vec<u8>),
    Response(HttpResponse),
    Signature(Vec<u8>),
    Unwrapped(Secret),
}

/// What a conversation may touch while it thinks.
pub(crate) struct Surroundings<'a> {
    pub(crate) vault: &'a mut Vault,
    pub(crate) tickets: &'a mut Tickets,
    pub(crate) now: Moment,
}

/// A protocol's side of it.
pub(crate) trait Conversation: Send {
    /// The next wish after a reply. An error ends the conversation, and nothing was changed.
    fn next(&mut self, reply: Reply, around: &mut Surroundings<'_>) -> Result<Ask, Fault>;

    /// The last request goes out once more: it may have arrived the first time.
    fn sent_again(&mut self) {}
}

/// One conversation, and what it waits for.
pub(crate) struct Exchange {
    conversation: Box<dyn Conversation>,
    waits_for: Waits,
}

enum Waits {
    Nothing,
    Response { request: HttpRequest, resends: u8 },
    Signature,
    Unwrapped,
}

impl fmt::Debug for Exchange {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Exchange(..)")
    }
}

/// What an exchange needs done before it can go on, or that it is over.
pub(crate) enum Next {
    Generate { alias: String, kind: KeyKind, needs_person: bool },
    SignQuietly { key: String, message: Vec<u8> },
    UnwrapQuietly { key: String, wrapped: Vec<u8> },
    Step(Step),
    Done { step: Step, useless_keys: Vec<String> },
}

impl Exchange {
    pub(crate) fn new(conversation: Box<dyn Conversation>) -> Self {
        Self { conversation, waits_for: Waits::Nothing }
    }

    /// Whether this input answers the step that was handed out.
    pub(crate) fn expects(&self, input: &Input) -> bool {
        match (&self.waits_for, input) {
            (Waits::Nothing, _) => false,
            (_, Input::Failed { .. })
            | (Waits::Response { .. }, Input::Response { .. })
            | (Waits::Signature, Input::Signature { .. })
            | (Waits::Unwrapped, Input::Unwrapped { .. }) => true,
            _ => false,
        }
    }

    /// Goes on after the shell's input. Where no reply came, the same bytes go out once more.
    pub(crate) fn resume(
        &mut self,
        id: &str,
        input: Input,
        around: &mut Surroundings<'_>,
    ) -> Result<Next, Fault> {
        if let Waits::Response { request, resends } = &mut self.waits_for
            && matches!(input, Input::Failed { failure: PlatformError::Timeout })
            && *resends < limits::RESENDS
        {
            *resends = resends.saturating_add(1);
            self.conversation.sent_again();
            let later = around.now.monotonic_ms.saturating_add(limits::RESEND_AFTER_MS);
            return Ok(Next::Step(Step::Send {
                exchange: id.to_owned(),
                request: request.clone(),
                not_before_ms: Some(later),
            }));
        }
        self.go_on(
            id,
            match input {
                Input::Failed { failure } => Reply::Failed(failure),
                Input::Response { response } => Reply::Response(response),
                Input::Signature { der } => Reply::Signature(der),
                Input::Unwrapped { bytes } => Reply::Unwrapped(Secret::new(bytes)),
            },
            around,
        )
    }

    /// Goes on after a reply.
    pub(crate) fn go_on(
        &mut self,
        id: &str,
        reply: Reply,
        around: &mut Surroundings<'_>,
    ) -> Result<Next, Fault> {
        let exchange = id.to_owned();
        self.waits_for = Waits::Nothing;
        Ok(match self.conversation.next(reply, around)? {
            Ask::Generate { alias, kind, needs_person } => {
                Next::Generate { alias, kind, needs_person }
            }
            Ask::SignQuietly { key, message } => Next::SignQuietly { key, message },
            Ask::UnwrapQuietly { key, wrapped } => Next::UnwrapQuietly { key, wrapped },
            Ask::Unwrap { key, wrapped, purpose } => {
                self.waits_for = Waits::Unwrapped;
                Next::Step(Step::Unwrap { exchange, key, wrapped, purpose })
            }
            Ask::Sign { key, message, purpose } => {
                self.waits_for = Waits::Signature;
                Next::Step(Step::Sign { exchange, key, message, purpose })
            }
            Ask::Send(request) => {
                self.waits_for = Waits::Response { request: request.clone(), resends: 0 };
                Next::Step(Step::Send { exchange, request, not_before_ms: None })
            }
            Ask::Done { event, useless_keys } => {
                Next::Done { step: Step::Done { exchange, event }, useless_keys }
            }
        })
    }
}

/// A reply that does not answer the wish: a defect of ours, since `expects` was asked first.
pub(crate) fn out_of_turn() -> Fault {
    AuthenticatorError::WrongState.into()
}
