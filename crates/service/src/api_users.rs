//! What administrators call for a user: phones, sign-ins, notices, blocks.

use crate::body::json;
use crate::problem::Problem;
use crate::state::Shared;
use crate::{notices, users};
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, patch, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::json as value;

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/users/{user}", get(show_user))
        .route("/users/{user}/devices", get(list_devices))
        .route("/users/{user}/devices/{device}", patch(rename_device).delete(remove_device))
        .route("/users/{user}/lost-phone", post(lost_phone))
        .route("/users/{user}/notices", get(list_notices))
        .route("/users/{user}/notices/{notice}/dismiss", post(dismiss_notice))
        .route("/users/{user}/notices/{notice}/not-me", post(not_me))
        .route("/users/{user}/sign-ins", get(list_sign_ins))
        .route("/users/{user}/unblock", post(unblock))
}

type Answered = Result<Response, Problem>;

const DONE: StatusCode = StatusCode::NO_CONTENT;

async fn show_user(State(state): State<Shared>, Path(user): Path<String>) -> Answered {
    let user = users::user(&state, &user).await?;
    let body = value!({
        "id": user.id,
        "name": user.name,
        "blocked": user.is_blocked(),
        "wrong_numbers": user.wrong_numbers,
        "wrong_codes": user.wrong_codes,
    });
    Ok(Json(body).into_response())
}

async fn list_devices(State(state): State<Shared>, Path(user): Path<String>) -> Answered {
    let user = users::user(&state, &user).await?;
    let devices = users::phones(&state, &user.id).await?;
    Ok(Json(value!({ "devices": devices })).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    name: String,
}

async fn rename_device(
    State(state): State<Shared>,
    Path((user, device)): Path<(String, String)>,
    headers: HeaderMap,
    body: Body,
) -> Answered {
    let Named { name } = json(&headers, body).await?;
    users::rename_phone(&state, &user, &device, &name).await?;
    Ok(DONE.into_response())
}

async fn remove_device(
    State(state): State<Shared>,
    Path((user, device)): Path<(String, String)>,
) -> Answered {
    users::remove_phone(&state, &user, &device).await?;
    Ok(DONE.into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lost {
    device: Option<String>,
}

async fn lost_phone(
    State(state): State<Shared>,
    Path(user): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Answered {
    let Lost { device } = json(&headers, body).await?;
    users::lost_phone(&state, &user, device.as_deref()).await?;
    Ok(DONE.into_response())
}

async fn list_notices(State(state): State<Shared>, Path(user): Path<String>) -> Answered {
    let user = users::user(&state, &user).await?;
    let notices = notices::list(&state, &user.id).await?;
    Ok(Json(value!({ "notices": notices })).into_response())
}

async fn dismiss_notice(
    State(state): State<Shared>,
    Path((user, notice)): Path<(String, String)>,
) -> Answered {
    notices::dismiss(&state, &user, &notice).await?;
    Ok(DONE.into_response())
}

async fn not_me(
    State(state): State<Shared>,
    Path((user, notice)): Path<(String, String)>,
) -> Answered {
    notices::not_me(&state, &user, &notice).await?;
    Ok(DONE.into_response())
}

async fn list_sign_ins(State(state): State<Shared>, Path(user): Path<String>) -> Answered {
    let user = users::user(&state, &user).await?;
    let sign_ins = users::recent(&state, &user.id).await?;
    Ok(Json(value!({ "sign_ins": sign_ins })).into_response())
}

async fn unblock(State(state): State<Shared>, Path(user): Path<String>) -> Answered {
    users::unblock(&state, &user).await?;
    Ok(DONE.into_response())
}
