//! Requests as they come and go, where nobody answers them here.

use super::poller::Asked;
use super::quiet_line;
use crate::output::{self, Output};
use crate::trouble::Trouble;
use crate::view::request::{self, RequestRecord};
use crate::words::Words;
use countersign::{Home, Moment, SignIn};
use serde_json::json;

/// What was told last.
#[derive(Debug, Default)]
pub(crate) struct Stream {
    open: Vec<String>,
    unreached: Vec<String>,
}

/// Something about a request.
#[derive(Clone, Debug, PartialEq, Eq)]
enum News<'a> {
    Ended(String),
    New(&'a SignIn),
}

impl Stream {
    /// Prints what is new: values for programs, pages for people, who answer by other commands.
    pub(crate) fn tell(
        &mut self,
        home: &Home,
        now: Moment,
        output: Output,
        words: Words,
    ) -> Result<(), Trouble> {
        for news in self.news(home) {
            match news {
                News::Ended(id) if output.is_json() => {
                    output.show(&json!({ "ended": id }), String::new)?;
                }
                News::Ended(_) => {}
                News::New(new) => {
                    output.show(&json!({ "request": RequestRecord::from(new) }), || {
                        request::with_brakes(new, home, now, words)
                    })?;
                }
            }
        }
        Ok(())
    }

    /// A service that cannot be asked is named once, until it can.
    pub(crate) fn note(&mut self, asked: &Asked, words: Words) {
        let Asked { host, trouble } = asked;
        let line = trouble.as_ref().and_then(|trouble| quiet_line(host, trouble, words));
        let known = self.unreached.contains(host);
        match line {
            Some(line) if !known => {
                output::aside(&line);
                self.unreached.push(host.clone());
            }
            Some(_) => {}
            None => self.unreached.retain(|it| it != host),
        }
    }

    fn news<'a>(&mut self, home: &'a Home) -> Vec<News<'a>> {
        let open: Vec<_> = home.prompts.iter().filter(|prompt| !prompt.expired).collect();
        let there = |id: &String| open.iter().any(|prompt| prompt.id == *id);
        let ended = self.open.iter().filter(|id| !there(id)).cloned().map(News::Ended);
        let new = open.iter().filter(|prompt| !self.open.contains(&prompt.id));
        let news = ended.chain(new.map(|prompt| News::New(prompt))).collect();
        self.open = open.iter().map(|prompt| prompt.id.clone()).collect();
        news
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::watch::screen::tests::request;

    #[test]
    fn each_request_is_told_when_it_comes_and_when_it_ends() {
        let mut stream = Stream::default();
        let mut home = crate::view::tests::home(Vec::new(), vec![request("one", "a")]);
        assert_eq!(stream.news(&home), [News::New(&request("one", "a"))]);
        assert_eq!(stream.news(&home), []);
        home.prompts.push(request("two", "a"));
        home.prompts[0].expired = true;
        let news = [News::Ended("one".into()), News::New(&request("two", "a"))];
        assert_eq!(stream.news(&home), news);
        home.prompts.clear();
        assert_eq!(stream.news(&home), [News::Ended("two".into())]);
    }
}
