"""CHAT_STYLE: how what belongs to conversations alone is drawn."""

from __future__ import annotations

CHAT_STYLE = """
ChatView, MessageList, MessageList > QWidget { background: palette(dark); border: none; }
MessageList:focus { border: none; }
QTextBrowser[class~="message"], QTextBrowser[class~="message"]:focus,
QPlainTextEdit[class~="message"], QPlainTextEdit[class~="message"]:focus {
    border: none; border-radius: 0; background: transparent; padding: 0;
}
QFrame[class~="code"] { background: palette(base); }
QFrame[class~="composer"] { background: palette(base); border: 1px solid palette(midlight); border-radius: 10px; }
QFrame[class~="composer"][active="true"] { border-color: palette(placeholder-text); }
QComboBox[class~="quiet"] { border-color: transparent; background: transparent; }
QComboBox[class~="quiet"]:hover { background: palette(light); }
QToolButton[class~="send"] { background: palette(highlight); border-radius: 6px; }
QToolButton[class~="send"]:disabled { background: transparent; }
QToolButton[class~="send"]:focus { border: 2px solid palette(text); padding: 3px; }
QToolButton[class~="raised"] { background: palette(base); border: 1px solid palette(midlight); }
"""
