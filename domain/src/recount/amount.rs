//! Amounts of money, exactly as written: digits, and perhaps some after a point or comma.

use std::fmt;
use std::str::FromStr;

/// An amount, in whole units of whatever the file counts in. Never negative, at most eighteen digits in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Amount {
    digits: u64,
    /// How many of the digits stand after the point.
    decimals: u32,
}

/// This is no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an amount is written in digits, such as 1200 or 1200.50, with at most eighteen of them")]
pub struct NoAmount;

impl Amount {
    /// The most digits there can be, so that amounts of one file fit together.
    const MOST_DIGITS: usize = 18;

    /// So many whole units.
    pub fn whole(units: u32) -> Self {
        Self { digits: units.into(), decimals: 0 }
    }

    /// How many digits stand after the point.
    pub fn decimals(self) -> u32 {
        self.decimals
    }

    /// The amount in parts of a unit: hundredths, if there are two decimals. Nothing, if it does not come out even or is
    /// too large.
    pub fn in_parts(self, decimals: u32) -> Option<u64> {
        let factor = 10_u64.checked_pow(decimals.checked_sub(self.decimals)?)?;
        self.digits.checked_mul(factor).filter(|it| *it < 10_u64.pow(18))
    }
}

impl FromStr for Amount {
    type Err = NoAmount;

    fn from_str(text: &str) -> Result<Self, NoAmount> {
        let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let part = part.trim_end_matches('0');
        let both = format!("{whole}{part}");
        let is_number = !whole.is_empty() && both.bytes().all(|it| it.is_ascii_digit());
        let significant = both.trim_start_matches('0');
        if !is_number || significant.len() > Self::MOST_DIGITS || part.len() > Self::MOST_DIGITS {
            return Err(NoAmount);
        }
        let digits = if significant.is_empty() { 0 } else { significant.parse().map_err(|_| NoAmount)? };
        Ok(Self { digits, decimals: u32::try_from(part.len()).map_err(|_| NoAmount)? })
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let one = 10_u64.pow(self.decimals);
        write!(to, "{}", self.digits / one)?;
        if self.decimals > 0 {
            write!(to, ".{:0width$}", self.digits % one, width = self.decimals as usize)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_exactly() {
        for (text, shown) in [("0", "0"), ("1200", "1200"), ("1200,50", "1200.5"), ("0.05", "0.05"), ("007.00", "7")] {
            assert_eq!(text.parse::<Amount>().unwrap().to_string(), shown);
        }
        let cents = "1200,5".parse::<Amount>().unwrap();
        assert_eq!((cents.in_parts(2), cents.in_parts(0)), (Some(120_050), None));
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in ["", "-1", "1e309", "1e5", "inf", "NaN", ".5", "1 000", "0x1", "1.2.3", "9999999999999999999", "١"]
        {
            assert_eq!(text.parse::<Amount>(), Err(NoAmount), "{text}");
        }
    }
}
