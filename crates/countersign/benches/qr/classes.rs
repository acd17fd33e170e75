//! The classes of the picture set, each from easy to hopeless, so that readers differ.

use crate::chance::Chance;
use crate::effects::{defocused, glaring, moved, noisy, shaded, stained};
use crate::scene::{Picture, Scene};
use qrcode_generator::qr::{Encoder, ErrorCorrection};

/// Some pictures of one difficulty.
pub(crate) struct Class {
    pub(crate) name: &'static str,
    pub(crate) count: u16,
    /// Draws the picture for how hard it is, from 0 to 1.
    draw: fn(f32, &mut Chance, &str) -> Picture,
}

impl Class {
    /// A picture, and the text in it; none where there is no code.
    pub(crate) fn draw(&self, number: u16) -> (Picture, Option<&'static str>) {
        let seed = self
            .name
            .bytes()
            .fold(u64::from(number), |seed, byte| seed.wrapping_mul(257).wrapping_add(byte.into()));
        let chance = &mut Chance::new(seed);
        let text = *chance.one_of(&TEXTS);
        let hard = f32::from(number) / f32::from(self.count - 1);
        let has_code = !self.name.starts_with("empty");
        ((self.draw)(hard, chance, text), has_code.then_some(text))
    }
}

/// What authenticators scan: codes of 33 to 65 modules a side.
const TEXTS: [&str; 5] = [
    "otpauth://totp/Contoso:alice?secret=JBSWY3DPEHPK3PXP",
    "otpauth://totp/Contoso:alice@contoso.example?secret=NFK7S4WIEBPVPTOGOBWRRGCIS7RUDMF5&issuer=Contoso",
    "https://login.contoso.example/countersign/pair#v=1&code=7GK4MQ2Z8W0X5Y3T6R9VB1CNDH&key=jSvf3bafUfO6zewVefzUXNGQmC2on3HWyt_-T1nCixc",
    "otpauth://totp/%E5%BC%A0%E4%BC%9F%20%28Contoso%20Asia%29:zhang.wei@asia.contoso.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA256&digits=8&period=60&issuer=Contoso%20Asia",
    "otpauth-migration://offline?data=CicKFNpK0pD1q7kW2mYj3a0cV5r8d1eOEg1hbGljZUBjb250b3NvGgAgASgBMAIKKQoUkJ3rV1mX0a9cQ2b7u4y8z6w5t3ESD2JvYkBjb250b3NvLmV4GgAgASgBMAIKKAoUQ2b7u4y8z6w5t3FKkJ3rV1mX0a9SDmNhcm9sQGNvbnRvc28aACABKAEwAhABGAEgACjr4dKK%2Bv%2F%2F%2F%2F8B",
];

pub(crate) const ALL: [Class; 15] = [
    Class { name: "plain", count: 40, draw: plain },
    Class { name: "rotated", count: 50, draw: rotated },
    Class { name: "tilted", count: 50, draw: tilted },
    Class { name: "out of focus", count: 50, draw: out_of_focus },
    Class { name: "motion blur", count: 50, draw: motion },
    Class { name: "noise", count: 50, draw: noise },
    Class { name: "inverted", count: 50, draw: inverted },
    Class { name: "low contrast", count: 50, draw: low_contrast },
    Class { name: "uneven light", count: 50, draw: uneven },
    Class { name: "small modules", count: 50, draw: small },
    Class { name: "stained", count: 50, draw: stain },
    Class { name: "glare", count: 50, draw: glare },
    Class { name: "a little of all", count: 60, draw: all },
    Class { name: "frame 1280x720", count: 40, draw: frame },
    Class { name: "empty 1280x720", count: 40, draw: empty },
];

/// A code in a small camera frame that it fits into however it is turned, never quite straight.
fn scene(chance: &mut Chance, text: &str) -> Scene {
    let corrections = [ErrorCorrection::Low, ErrorCorrection::Medium, ErrorCorrection::Quartile];
    let encoder = Encoder::new(*chance.one_of(&corrections));
    let matrix = encoder.encode_text(text).unwrap().to_matrix();
    let module = chance.between(210.0, 280.0) / matrix.len() as f32;
    Scene {
        matrix,
        width: 640,
        height: 480,
        module,
        turn: chance.between(-4.0, 4.0),
        tilt: (chance.between(-4.0, 4.0), chance.between(-4.0, 4.0)),
        middle: (chance.between(-60.0, 60.0), chance.between(-25.0, 25.0)),
        dark: chance.between(15.0, 40.0),
        paper: chance.between(205.0, 240.0),
        ground: chance.between(90.0, 170.0),
    }
}

fn plain(_: f32, chance: &mut Chance, text: &str) -> Picture {
    scene(chance, text).photograph()
}

fn rotated(hard: f32, chance: &mut Chance, text: &str) -> Picture {
    let turn = hard * 360.0;
    noisy(Scene { turn, ..scene(chance, text) }.photograph(), 4.0, chance)
}

fn tilted(hard: f32, chance: &mut Chance, text: &str) -> Picture {
    let (degrees, direction) = (10.0 + hard * 58.0, chance.between(0.0, 360.0).to_radians());
    let tilt = (degrees * direction.cos(), degrees * direction.sin());
    let turn = chance.between(0.0, 360.0);
    noisy(Scene { turn, tilt, ..scene(chance, text) }.photograph(), 4.0, chance)
}

fn out_of_focus(hard: f32, chance: &mut Chance, text: &str) -> Picture {
    let scene = scene(chance, text);
    noisy(defocused(scene.photograph(), scene.module * (0.2 + hard * 0.7)), 3.0, chance)
}

fn motion(hard: f32, chance: &mut Chance, text: &str) -> Picture {
    let scene = scene(chance, text);
    let (length, degrees) = (scene.module * (0.4 + hard * 2.0), chance.between(0.0, 180.0));
    noisy(moved(&scene.photograph(), length, degrees), 3.0, chance)
}

fn noise(hard: f32, chance: &mut Chance, text: &str) -> Picture {
    noisy(scene(chance, text).photograph(), 10.0 + hard * 100.0, chance)
}

fn inverted(hard: f32, chance: &mut Chance, text: &str) -> Picture {
    let straight = scene(chance, text);
    let (dark, paper) = (straight.paper, straight.dark);
    let turn = hard * 180.0;
    noisy(Scene { turn, dark, paper, ..straight }.photograph(), 6.0, chance)
}

fn low_contrast(hard: f32, chance: &mut Chance, text: &str) -> Picture {
    let middle = chance.between(70.0, 190.0);
    let half = 30.0 - hard * 28.0;
    let (dark, paper) = (middle - half, middle + half);
    noisy(Scene { dark, paper, ..scene(chance, text) }.photograph(), 1.5, chance)
}

fn uneven(hard: f32, chance: &mut Chance, text: &str) -> Picture {
    let picture = scene(chance, text).photograph();
    let degrees = chance.between(0.0, 360.0);
    noisy(shaded(picture, 0.4 - hard * 0.38, degrees), 3.0, chance)
}

fn small(hard: f32, chance: &mut Chance, text: &str) -> Picture {
    let module = 2.8 - hard * 1.7;
    noisy(Scene { module, ..scene(chance, text) }.photograph(), 3.0, chance)
}

fn stain(hard: f32, chance: &mut Chance, text: &str) -> Picture {
    let scene = scene(chance, text);
    let at = (
        320.0 + scene.middle.0 + chance.between(-50.0, 50.0),
        240.0 + scene.middle.1 + chance.between(-50.0, 50.0),
    );
    stained(scene.photograph(), at, 8.0 + hard * 50.0)
}

fn glare(hard: f32, chance: &mut Chance, text: &str) -> Picture {
    let scene = scene(chance, text);
    let at = (
        320.0 + scene.middle.0 + chance.between(-110.0, 110.0),
        240.0 + scene.middle.1 + chance.between(-110.0, 110.0),
    );
    noisy(glaring(scene.photograph(), at, 10.0 + hard * 50.0), 3.0, chance)
}

fn all(hard: f32, chance: &mut Chance, text: &str) -> Picture {
    let degrees = 5.0 + hard * 35.0;
    let tilt = (chance.between(-degrees, degrees), chance.between(-degrees, degrees));
    let turn = chance.between(0.0, 360.0);
    let scene = Scene { turn, tilt, ..scene(chance, text) };
    let picture = defocused(scene.photograph(), scene.module * (0.15 + hard * 0.35));
    let picture = moved(&picture, scene.module * hard * 0.8, chance.between(0.0, 180.0));
    let picture = shaded(picture, 0.9 - hard * 0.6, chance.between(0.0, 360.0));
    noisy(picture, 4.0 + hard * 22.0, chance)
}

/// As a phone's camera delivers it while somebody holds it to a screen.
fn frame(_: f32, chance: &mut Chance, text: &str) -> Picture {
    let small = scene(chance, text);
    let turn = chance.between(-15.0, 15.0);
    let tilt = (chance.between(-15.0, 15.0), chance.between(-15.0, 15.0));
    let module = small.module * chance.between(0.9, 1.5);
    let scene = Scene { width: 1280, height: 720, module, turn, tilt, ..small };
    let picture = defocused(scene.photograph(), scene.module * 0.2);
    noisy(shaded(picture, 0.7, chance.between(0.0, 360.0)), 6.0, chance)
}

/// Desks, lines of print and walls; no code.
fn empty(_: f32, chance: &mut Chance, _: &str) -> Picture {
    let wall = Picture { luma: vec![150; 1280 * 720], width: 1280, height: 720 };
    let (line, letter) = (chance.between(9.0, 40.0) as usize, chance.between(3.0, 14.0) as usize);
    let print = *chance.one_of(&[0, 1, 2]);
    let picture = wall.map(|x, y, luma| {
        let is_ink = match print {
            0 => false,
            // Lines of print: every letter some strokes, words apart.
            1 => {
                let stroke = x / letter * 7 + y / line * 13;
                y % line > line / 2 && stroke % 11 < 7 && (x / 3 * 5 + stroke) % 7 < 3
            }
            // Tiles.
            _ => (x / line + y / line) % 2 == 0,
        };
        if is_ink { 40.0 } else { luma + 60.0 }
    });
    noisy(shaded(picture, 0.5, chance.between(0.0, 360.0)), 5.0, chance)
}
