"""Reads the pickled dictionaries of CIFAR: text, numbers, lists and arrays of bytes, and nothing else."""


def _text(data):
    return data.decode('latin1')


def load(data):
    """The dictionary in a pickle; an array becomes its bytes."""
    place, stack, marks, memo = 0, [], [], {}

    def number(size):
        return int.from_bytes(data[place:place + size], 'little')

    while place < len(data):
        code = data[place]
        place += 1
        if code == 0x80:                                    # protocol
            place += 1
        elif code in (0x4B, 0x4D, 0x4A):                    # numbers of 1, 2 and 4 bytes
            size = {0x4B: 1, 0x4D: 2, 0x4A: 4}[code]
            stack.append(number(size))
            place += size
        elif code in (0x55, 0x8C, 0x54, 0x58, 0x43, 0x42):  # text and bytes with a length of 1 or 4 bytes
            size = 1 if code in (0x55, 0x8C, 0x43) else 4
            length = number(size)
            place += size
            part = data[place:place + length]
            place += length
            if code in (0x8C, 0x58):
                stack.append(part.decode('utf-8'))
            else:
                # Long ones are the pixels, which stay bytes.
                stack.append(part if length > 4096 or code in (0x43, 0x42) else _text(part))
        elif code == 0x71:                                  # put
            memo[data[place]] = stack[-1]
            place += 1
        elif code == 0x72:
            memo[number(4)] = stack[-1]
            place += 4
        elif code == 0x94:
            memo[len(memo)] = stack[-1]
        elif code == 0x68:                                  # get
            stack.append(memo[data[place]])
            place += 1
        elif code == 0x6A:
            stack.append(memo[number(4)])
            place += 4
        elif code == 0x7D:
            stack.append({})
        elif code == 0x5D:
            stack.append([])
        elif code == 0x29:
            stack.append(())
        elif code == 0x4E:
            stack.append(None)
        elif code in (0x88, 0x89):
            stack.append(code == 0x88)
        elif code == 0x28:                                  # mark
            marks.append(len(stack))
        elif code in (0x74, 0x65, 0x75):                    # tuple, appends, set items: down to the mark
            start = marks.pop()
            items = stack[start:]
            del stack[start:]
            if code == 0x74:
                stack.append(tuple(items))
            elif code == 0x65:
                stack[-1] += items
            else:
                for index in range(0, len(items), 2):
                    stack[-1][items[index]] = items[index + 1]
        elif code == 0x61:
            item = stack.pop()
            stack[-1].append(item)
        elif code == 0x73:
            value, key = stack.pop(), stack.pop()
            stack[-1][key] = value
        elif code in (0x85, 0x86, 0x87):                    # tuples of one to three
            size = code - 0x84
            items = tuple(stack[-size:])
            del stack[-size:]
            stack.append(items)
        elif code == 0x63:                                  # a class or function: only its name is kept
            end = data.index(b'\n', data.index(b'\n', place) + 1)
            stack.append(_text(data[place:end]).replace('\n', '.'))
            place = end + 1
        elif code == 0x93:
            name, module = stack.pop(), stack.pop()
            stack.append(f'{module}.{name}')
        elif code in (0x52, 0x81):                          # a call
            arguments, function = stack.pop(), stack.pop()
            stack.append(arguments[0].encode('latin1') if function == '_codecs.encode' else [function, None])
        elif code == 0x62:                                  # state: of an array, its bytes stand last
            state = stack.pop()
            if isinstance(stack[-1], list) and len(stack[-1]) == 2 and isinstance(state, tuple) and len(state) == 5:
                content = state[4]
                stack[-1][:] = [content.encode('latin1') if isinstance(content, str) else content]
        elif code == 0x95:
            place += 8
        elif code == 0x2E:
            break
        else:
            raise RuntimeError(f'this is no pickle of CIFAR (code {code} at {place - 1})')
    result = stack.pop()
    for key, value in result.items():
        if isinstance(value, list) and len(value) == 1 and isinstance(value[0], bytes):
            result[key] = value[0]
    return result
