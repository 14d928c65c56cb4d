"""The charts of the report, as numbers: every place on an axis is a share of its width in percent, drawn later."""

from reconcile.report.charts.scale import Chart, Mark, Row, Tick
from reconcile.report.charts.timeline import timeline
from reconcile.report.charts.values import values_chart

__all__ = ["Chart", "Mark", "Row", "Tick", "timeline", "values_chart"]
