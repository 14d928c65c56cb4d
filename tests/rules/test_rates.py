"""Rates of the day: the last known one before a day without, none behind the end of the table."""

from __future__ import annotations

import datetime
import subprocess
import sys

from reconcile.evidence.exchange_rates import last_day, rate


def test_a_weekend_takes_the_rate_of_friday() -> None:
    """The bank gives no rates on a Sunday; the day of the rate is told."""
    found, friday = rate("CNY", "USD", datetime.date(2024, 11, 3)), rate("CNY", "USD", datetime.date(2024, 11, 1))
    assert found == friday
    assert found is not None
    assert found.day == datetime.date(2024, 11, 1)


def test_there_and_back_is_one() -> None:
    """A rate and its inverse give the sum back."""
    day = datetime.date(2024, 11, 5)
    there, back = rate("GBP", "USD", day), rate("USD", "GBP", day)
    assert there is not None
    assert back is not None
    assert abs(there.value * back.value - 1) < 1e-9


def test_no_rate_is_invented() -> None:
    """Not before the table begins, not behind its end, and not for a currency that the bank does not quote."""
    assert rate("EUR", "USD", datetime.date(1998, 5, 1)) is None
    assert rate("EUR", "USD", last_day() + datetime.timedelta(days=1)) is None
    assert rate("TWD", "USD", datetime.date(2024, 11, 5)) is None


def test_rates_are_loaded_only_when_needed() -> None:
    """A run without two currencies never imports the converter."""
    code = "import sys, reconcile.rules as f; f.rules(); sys.exit('currency_converter' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
