"""A text for character models: a traveller's tale put together from parts, the same in every run."""

_openings = ['the time traveller', 'the medical man', 'the psychologist', 'the young engineer', 'the old clockmaker', 'my friend the editor', 'the silent captain',
             'the woman with the lamp']
_acts = ['looked at', 'spoke about', 'held up', 'asked for', 'remembered', 'pointed to', 'described', 'put down', 'laughed about', 'was afraid of', 'drew a plan of',
         'went back to']
_things = ['the little machine', 'the brass lever', 'the great white hall', 'the river and its bridges', 'the dying fire', 'the four directions of space',
           'the clock on the wall', 'the dark well', 'the strange flowers', 'the garden at night', 'a picture of the sun', 'the years that pass like days']
_times = ['for a long time', 'that evening', 'without a word', 'as the lamp went out', 'before the others came', 'in the grey light of morning', 'after dinner',
          'when the room was still', 'at the end of the week', 'for the second time']
_links = ['and then', 'but', 'so', 'for', 'while', 'because', 'and at last', 'until']
_ends = ['nobody believed him', 'the machine began to move', 'the snow fell on the hills', 'we could see the stars', 'the door stood open', 'night followed day like a wing',
         'the dial turned faster and faster', 'there was nothing but the sea', 'i felt that i was falling', 'a small people came out of the wood',
         'everything grew silent', 'the future lay before us']
_speech = ['there is no difference between time and space except that we move along it', 'can a thing that lasts for no time at all be real',
           'you will soon see what i mean', 'i have been where no one was before', 'it is only a question of speed', 'wait until you have heard the whole story',
           'look at the hands of the clock', 'we cannot go back but we can remember']


def lines(count=1200):
    """Lines of lower-case words, about 60 characters each."""
    import random
    chance = random.Random(1895)
    words = []
    result = []
    while len(result) < count:
        who, act, thing, when = chance.choice(_openings), chance.choice(_acts), chance.choice(_things), chance.choice(_times)
        kind = chance.randrange(4)
        if kind == 0:
            text = f'{who} {act} {thing} {when}'
        elif kind == 1:
            text = f'{who} {act} {thing} {chance.choice(_links)} {chance.choice(_ends)}'
        elif kind == 2:
            text = f'{chance.choice(_speech)} said {who} {when}'
        else:
            text = f'{when} {who} {act} {thing} {chance.choice(_links)} {chance.choice(_ends)}'
        words += text.split()
        while len(words) > 12:
            line = words[:12]
            del words[:12]
            result.append(' '.join(line))
            # Paragraphs are parted by an empty line.
            if chance.random() < 0.12:
                result.append('')
    return result[:count]
