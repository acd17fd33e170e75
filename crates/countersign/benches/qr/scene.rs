//! A QR code on paper in front of a camera.

/// A plane of luminance.
pub(crate) struct Picture {
    pub(crate) luma: Vec<u8>,
    pub(crate) width: usize,
    pub(crate) height: usize,
}

impl Picture {
    /// A file that everything reads.
    pub(crate) fn pgm(&self) -> Vec<u8> {
        let header = format!("P5\n{} {}\n255\n", self.width, self.height);
        [header.as_bytes(), &self.luma].concat()
    }

    pub(crate) fn map(mut self, pixel: impl Fn(usize, usize, f32) -> f32) -> Self {
        let width = self.width;
        for (place, luma) in self.luma.iter_mut().enumerate() {
            *luma = pixel(place % width, place / width, f32::from(*luma)).clamp(0.0, 255.0) as u8;
        }
        self
    }
}

/// How a code stands in front of the camera.
pub(crate) struct Scene {
    /// The code: dark modules are true.
    pub(crate) matrix: Vec<Vec<bool>>,
    pub(crate) width: usize,
    pub(crate) height: usize,
    /// Pixels a module, in the middle of the code.
    pub(crate) module: f32,
    /// Turned in the plane, in degrees.
    pub(crate) turn: f32,
    /// Tilted about the vertical and the horizontal axis, in degrees.
    pub(crate) tilt: (f32, f32),
    /// The middle of the code, in pixels off the middle of the picture.
    pub(crate) middle: (f32, f32),
    /// The luminance of what is dark, of the paper, and of what is around it.
    pub(crate) dark: f32,
    pub(crate) paper: f32,
    pub(crate) ground: f32,
}

/// The distance of the camera, in widths of a code that fills the picture: a phone's.
const DISTANCE: f32 = 2.0;
/// Each pixel is the mean of so many points squared.
const POINTS: u8 = 3;

impl Scene {
    pub(crate) fn photograph(&self) -> Picture {
        let modules = self.matrix.len() as f32;
        let ray = Ray::new(self, modules);
        let (half_width, half_height) = (self.width as f32 / 2.0, self.height as f32 / 2.0);
        let pixel = |place: usize| {
            let (x, y) = ((place % self.width) as f32, (place / self.width) as f32);
            let (across, down) =
                ray.hits(x - half_width - self.middle.0, y - half_height - self.middle.1);
            if across.abs().max(down.abs()) > modules {
                return self.ground as u8;
            }
            let mut sum = 0.0;
            for point in 0..POINTS * POINTS {
                let offset = |index: u8| (f32::from(index) + 0.5) / f32::from(POINTS);
                let x = (place % self.width) as f32 + offset(point % POINTS);
                let y = (place / self.width) as f32 + offset(point / POINTS);
                let (across, down) =
                    ray.hits(x - half_width - self.middle.0, y - half_height - self.middle.1);
                sum += self.luminance(across + modules / 2.0, down + modules / 2.0);
            }
            (sum / f32::from(POINTS) / f32::from(POINTS)) as u8
        };
        let luma = (0..self.width * self.height).map(pixel).collect();
        Picture { luma, width: self.width, height: self.height }
    }

    /// Of a point of the paper, in modules from the corner of the code.
    fn luminance(&self, across: f32, down: f32) -> f32 {
        const QUIET: f32 = 4.0;
        let end = self.matrix.len() as f32;
        let on_paper = |at: f32| (-QUIET..end + QUIET).contains(&at);
        if !on_paper(across) || !on_paper(down) {
            return self.ground;
        }
        let inside = across >= 0.0 && down >= 0.0 && across < end && down < end;
        if inside && self.matrix[down as usize][across as usize] { self.dark } else { self.paper }
    }
}

/// From a pixel to the point of the paper that it shows.
struct Ray {
    /// The paper's axes and its normal, in the camera's system.
    across: [f32; 3],
    down: [f32; 3],
    normal: [f32; 3],
    /// The distance of the camera, in modules, and the pixels a module there.
    distance: f32,
    module: f32,
}

impl Ray {
    fn new(scene: &Scene, modules: f32) -> Self {
        let (turn_sine, turn_cosine) = scene.turn.to_radians().sin_cos();
        let (yaw_sine, yaw_cosine) = scene.tilt.0.to_radians().sin_cos();
        let (pitch_sine, pitch_cosine) = scene.tilt.1.to_radians().sin_cos();
        // Turned in its plane, then about the vertical, then about the horizontal axis.
        let placed = |x: f32, y: f32| {
            let (x, z) = (x * yaw_cosine, -x * yaw_sine);
            [x, y * pitch_cosine - z * pitch_sine, y * pitch_sine + z * pitch_cosine]
        };
        let across = placed(turn_cosine, turn_sine);
        let down = placed(-turn_sine, turn_cosine);
        let [a, b] = [across, down];
        let normal =
            [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
        Self { across, down, normal, distance: DISTANCE * modules, module: scene.module }
    }

    /// The point, in modules from the middle of the code.
    fn hits(&self, x: f32, y: f32) -> (f32, f32) {
        let direction = [x / self.module, y / self.module, self.distance];
        let dot = |a: [f32; 3], b: [f32; 3]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
        let middle = [0.0, 0.0, self.distance];
        let reach = dot(self.normal, middle) / dot(self.normal, direction);
        if reach <= 0.0 {
            return (f32::MAX, f32::MAX);
        }
        let point = [direction[0] * reach, direction[1] * reach, (reach - 1.0) * self.distance];
        (dot(point, self.across), dot(point, self.down))
    }
}
