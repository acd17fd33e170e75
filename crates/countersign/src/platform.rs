//! What the shells do for the core: keep keys, carry out steps. The only arrow that points up.

use std::fmt;

/// What the phone, and not the core, has to do: keep keys where they cannot be copied.
///
/// No call shows anything to the person. Calls may come from any thread and must not call back
/// into the authenticator.
#[uniffi::export(foreign)]
pub trait Keys: Send + Sync {
    /// Makes a key under an alias and gives its public key: of a P-256 key 65 bytes, 0x04, X, Y
    /// (SEC 1 §2.3.3); of an RSA key the DER of
    /// `RSAPublicKey` (RFC 8017 §A.1.1); nothing of a key that wraps. A key that
    /// needs the person asks for the phone's lock each time it signs or unwraps.
    fn generate(
        &self,
        alias: String,
        kind: KeyKind,
        needs_person: bool,
    ) -> Result<Vec<u8>, PlatformError>;

    /// Signs with a key that does not need the person. A P-256 key: ECDSA with SHA-256 in DER (RFC
    /// 3279 §2.2.3). An RSA key: RSASSA-PKCS1-v1_5 with SHA-256, as many bytes as the modulus has
    /// (RFC 8017 §8.2).
    fn sign(&self, alias: String, message: Vec<u8>) -> Result<Vec<u8>, PlatformError>;

    /// Deletes a key; an unknown alias is no error.
    fn delete(&self, alias: String) -> Result<(), PlatformError>;

    /// Wraps a few bytes, so that only this phone can unwrap them. It never needs the person, even
    /// where unwrapping does.
    fn wrap(&self, alias: String, bytes: Vec<u8>) -> Result<Vec<u8>, PlatformError>;

    /// Unwraps with a key that does not need the person.
    fn unwrap(&self, alias: String, wrapped: Vec<u8>) -> Result<Vec<u8>, PlatformError>;

    /// The number that was set last, or 0. It is kept outside the vault's directory and outside
    /// of backups, so that an older copy of the vault can be told from the present one.
    fn mark(&self) -> Result<u64, PlatformError>;

    /// Keeps a number; it can be lower than the one before.
    fn set_mark(&self, mark: u64) -> Result<(), PlatformError>;
}

/// What a key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum KeyKind {
    /// Signing: ECDSA on the curve P-256.
    P256,
    /// Signing: RSA with at least 3072 bits, PKCS #1 v1.5 with SHA-256. Never needs the person.
    Rsa,
    /// Wrapping a few bytes, by whatever the platform does best.
    Wrap,
}

/// Why the phone could not do what was asked of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum PlatformError {
    /// The person closed the sheet that asked for them. Nothing was done.
    #[error("the person cancelled")]
    Cancelled,
    /// The key was made useless by a change of the phone's lock or fingerprints.
    #[error("the key is no longer valid")]
    KeyInvalidated,
    /// The phone has no screen lock, so that nobody can be asked for.
    #[error("the phone has no screen lock")]
    NoScreenLock,
    /// There is no way to the service: no network, no such name, nobody listens.
    #[error("the service cannot be reached")]
    Offline,
    /// The service may have received the request, but no whole reply came in time.
    #[error("no whole reply came in time")]
    Timeout,
    /// The service's certificate does not hold, so nothing was sent.
    #[error("the connection is not safe")]
    Tls,
    /// This platform has no such thing, or it failed in a way it could not name.
    #[error("not available here")]
    Unavailable,
}

// Without this an exception of the shell that is not declared would be a panic here.
impl From<uniffi::UnexpectedUniFFICallbackError> for PlatformError {
    fn from(_: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::Unavailable
    }
}

/// The method of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum HttpMethod {
    /// GET, without a body.
    Get,
    /// POST.
    Post,
}

/// One header line of a request or reply.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct HttpHeader {
    /// The name; compared without case.
    pub name: String,
    /// The value.
    pub value: String,
}

/// A request that the shell sends as it is. Redirects are not followed, cookies not kept,
/// certificates always verified.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct HttpRequest {
    /// The method.
    pub method: HttpMethod,
    /// The whole address.
    pub url: String,
    /// Header lines to send.
    pub headers: Vec<HttpHeader>,
    /// The body, empty for GET.
    pub body: Vec<u8>,
    /// Milliseconds until the shell gives up and answers with a timeout.
    pub timeout_ms: u32,
    /// The most bytes of a reply's body worth reading; a longer reply is cut off right after them.
    pub largest_reply: u32,
}

// By hand: the body can hold a pairing code.
impl fmt::Debug for HttpRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("HttpRequest").field("method", &self.method).finish_non_exhaustive()
    }
}

/// What came back, untrusted.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct HttpResponse {
    /// The status code.
    pub status: u16,
    /// The header lines.
    pub headers: Vec<HttpHeader>,
    /// The body, decompressed, at most one byte longer than `largest_reply` asked for.
    pub body: Vec<u8>,
}

impl HttpResponse {
    /// The first value of a header, by its name without case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers.find(|header| header.name.eq_ignore_ascii_case(name)).map(|it| it.value.as_str())
    }
}

impl fmt::Debug for HttpResponse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("HttpResponse").field("status", &self.status).finish_non_exhaustive()
    }
}

/// What the person is asked for: the words of the sheet that asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum SignPurpose {
    /// Approve a sign-in.
    Approve,
    /// Pair this phone with a service.
    Pair,
    /// Unlock the app.
    Unlock,
    /// End a pairing.
    Unpair,
}

/// What the shell brings back for a step.
#[derive(Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Input {
    /// The step could not be done.
    Failed {
        /// Why.
        failure: PlatformError,
    },
    /// The reply to a request.
    Response {
        /// The reply.
        response: HttpResponse,
    },
    /// The signature that was asked for: ECDSA with SHA-256 in DER (RFC 3279 §2.2.3).
    Signature {
        /// The DER bytes.
        der: Vec<u8>,
    },
    /// What was unwrapped with the person's consent.
    Unwrapped {
        /// The bytes that were wrapped once.
        bytes: Vec<u8>,
    },
}

impl fmt::Debug for Input {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Failed { .. } => "Failed(..)",
            Self::Response { .. } => "Response(..)",
            Self::Signature { .. } => "Signature(..)",
            Self::Unwrapped { .. } => "Unwrapped(..)",
        })
    }
}
