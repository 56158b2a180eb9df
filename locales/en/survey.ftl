# One question after a deal or a meeting, answered from 0 to 10.

survey-ask-won = 🙏 Thank you for choosing us! How likely are you to recommend us to friends? 0: not at all, 10: gladly.
survey-ask-meeting = 🙏 Thank you for the meeting! How likely are you to recommend us to friends? 0: not at all, 10: gladly.
survey-thanks = 🙏 Thank you! Your score: <b>{ $score }</b>. What was missing for a ten? One message is enough.
survey-thanks-promoter = 🥰 Thank you! Your score: <b>{ $score }</b>. Tell us in one message what you liked. And to make a friend happy: /friend
survey-thanks-detractor = 😔 Thank you for being honest. Your score: <b>{ $score }</b>. Tell us in one message what went wrong: a manager will read it and get in touch.
survey-comment-taken = 🙏 Thank you, your words are written down.
survey-gone = 👌 This question is closed.
