//! Which vector instructions the kernels use: what the processor has, or less if the caller asks so.
//!
//! All give the same bits. `DATELINE_SIMD=none` or `=avx2` serves to show it, and to tell a slow machine from a slow build.

use std::sync::LazyLock;

/// Instructions of a processor, each with those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Simd {
    /// What every processor has.
    None,
    /// AVX2 and POPCNT.
    Avx2,
    /// AVX-512 VL and VNNI.
    Vnni,
}

/// The instructions to use.
pub(crate) fn simd() -> Simd {
    static USED: LazyLock<Simd> =
        LazyLock::new(|| present().min(allowed(std::env::var("DATELINE_SIMD").ok().as_deref())));
    *USED
}

fn allowed(asked: Option<&str>) -> Simd {
    match asked {
        Some("none") => Simd::None,
        Some("avx2") => Simd::Avx2,
        _ => Simd::Vnni,
    }
}

#[cfg(target_arch = "x86_64")]
fn present() -> Simd {
    match () {
        () if !std::arch::is_x86_feature_detected!("avx2") || !std::arch::is_x86_feature_detected!("popcnt") => {
            Simd::None
        }
        () if std::arch::is_x86_feature_detected!("avx512vl") && std::arch::is_x86_feature_detected!("avx512vnni") => {
            Simd::Vnni
        }
        () => Simd::Avx2,
    }
}

#[cfg(not(target_arch = "x86_64"))]
fn present() -> Simd {
    Simd::None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caller_may_ask_for_less_but_not_for_more() {
        assert_eq!(allowed(Some("none")), Simd::None);
        assert_eq!(allowed(Some("avx2")).min(Simd::None), Simd::None);
        assert_eq!(allowed(None).min(present()), present());
    }
}
