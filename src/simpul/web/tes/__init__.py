"""Tests before and after an event: questions, sheets from paper, answers by link, analysis of questions."""
