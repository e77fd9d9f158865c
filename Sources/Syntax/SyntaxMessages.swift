/// The words of every mistake that the front end reports; they are CPython 3.11's.
enum SyntaxMessages {
    // Lexer.
    static let nullBytes = "source code cannot contain null bytes"
    static func notUTF8(_ hex: String, _ file: String, _ line: Int) -> String {
        "(unicode error) 'utf-8' codec can't decode byte 0x\(hex) in line \(line) of \(file)"
    }
    static let tooDeeplyIndented = "too many levels of indentation"
    static let inconsistentTabs = "inconsistent use of tabs and spaces in indentation"
    static let badDedent = "unindent does not match any outer indentation level"
    static let unexpectedIndent = "unexpected indent"
    static let unexpectedUnindent = "unexpected unindent"
    static let afterContinuation = "unexpected character after line continuation character"
    static let unexpectedEnd = "unexpected EOF while parsing"
    static let tooManyParentheses = "too many nested parentheses"
    static func unmatched(_ bracket: Character) -> String { "unmatched '\(bracket)'" }
    static func mismatched(_ close: Character, _ open: Character, line: Int?) -> String {
        "closing parenthesis '\(close)' does not match opening parenthesis '\(open)'" + (line.map { " on line \($0)" } ?? "")
    }
    static func neverClosed(_ bracket: Character) -> String { "'\(bracket)' was never closed" }
    static func unterminatedString(_ line: Int) -> String { "unterminated string literal (detected at line \(line))" }
    static func unterminatedTripleString(_ line: Int) -> String { "unterminated triple-quoted string literal (detected at line \(line))" }
    static func invalidLiteral(_ kind: String) -> String { "invalid \(kind) literal" }
    static func invalidDigit(_ digit: Character, _ kind: String) -> String { "invalid digit '\(digit)' in \(kind) literal" }
    static let leadingZeros = "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"
    static func invalidCharacter(_ character: Unicode.Scalar) -> String { "invalid character '\(character)' (U+\(hex(character.value)))" }
    static func invalidNonPrintable(_ value: UInt32) -> String { "invalid non-printable character U+\(hex(value))" }
    static func tooManyDigits(_ count: Int) -> String {
        "Exceeds the limit (4300 digits) for integer string conversion: value has \(count) digits; use sys.set_int_max_str_digits() to increase the limit - "
            + "Consider hexadecimal for huge integer literals to avoid decimal conversion limits."
    }
    static func hex(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }

    // Strings.
    static let bytesNotASCII = "bytes can only contain ASCII literal characters"
    static let mixedBytes = "cannot mix bytes and nonbytes literals"
    static func badBytesEscape(_ position: Int) -> String { "(value error) invalid \\x escape at position \(position)" }
    static func badEscape(_ first: Int, _ last: Int, _ reason: String) -> String {
        "(unicode error) 'unicodeescape' codec can't decode bytes in position \(first)-\(last): \(reason)"
    }
    static func trailingBackslash(_ position: Int) -> String {
        "(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position \(position): \\ at end of string"
    }
    static let truncatedX = "truncated \\xXX escape"
    static let truncatedU = "truncated \\uXXXX escape"
    static let truncatedLongU = "truncated \\UXXXXXXXX escape"
    static let illegalCharacter = "illegal Unicode character"
    static let malformedName = "malformed \\N character escape"
    static let unknownName = "unknown Unicode character name"

    // f-strings.
    static func inFormat(_ message: String) -> String { "f-string: " + message }
    static let formatExpectingBrace = "f-string: expecting '}'"
    static let formatEmpty = "f-string: empty expression not allowed"
    static func formatRequired(_ character: Character) -> String { "f-string: expression required before '\(character)'" }
    static let formatSingleBrace = "f-string: single '}' is not allowed"
    static let formatConversion = "f-string: invalid conversion character: expected 's', 'r', or 'a'"
    static let formatTooDeep = "f-string: expressions nested too deeply"
    static let formatBackslash = "f-string expression part cannot include a backslash"
    static let formatComment = "f-string expression part cannot include '#'"
    static let formatUnterminated = "f-string: unterminated string"
    static let formatTooManyBrackets = "f-string: too many nested parenthesis"
    static func formatUnmatched(_ bracket: Character) -> String { "f-string: unmatched '\(bracket)'" }
    static func formatMismatched(_ close: Character, _ open: Character) -> String { "f-string: " + mismatched(close, open, line: nil) }

    // Parser.
    static let invalidSyntax = "invalid syntax"
    static let forgottenComma = "invalid syntax. Perhaps you forgot a comma?"
    static let assignmentForComparison = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
    static func missingParentheses(_ name: String) -> String { "Missing parentheses in call to '\(name)'. Did you mean \(name)(...)?" }
    static func expected(_ token: String) -> String { "expected '\(token)'" }
    static let expectedElse = "expected 'else' after 'if' expression"
    static let expectedExcept = "expected 'except' or 'finally' block"
    static func expectedBlock(_ statement: String, line: Int) -> String { "expected an indented block after \(statement) on line \(line)" }
    static func quotedStatement(_ keyword: String) -> String { "'\(keyword)' statement" }
    static let functionDefinition = "function definition"
    static let classDefinition = "class definition"
    static func cannotAssign(_ what: String) -> String { "cannot assign to \(what)" }
    static func cannotAssignHere(_ what: String) -> String { "cannot assign to \(what) here. Maybe you meant '==' instead of '='?" }
    static func cannotDelete(_ what: String) -> String { "cannot delete \(what)" }
    static func cannotName(_ what: String) -> String { "cannot use assignment expressions with \(what)" }
    static func illegalAugmented(_ what: String) -> String { "'\(what)' is an illegal expression for augmented assignment" }
    static func onlySingleTarget(_ what: String) -> String { "only single target (not \(what)) can be annotated" }
    static let illegalAnnotation = "illegal target for annotation"
    static let assignmentToYield = "assignment to yield expression not possible"
    static let argumentAssignment = "expression cannot contain assignment, perhaps you meant \"==\"?"
    static let generatorParentheses = "Generator expression must be parenthesized"
    static let positionalAfterKeyword = "positional argument follows keyword argument"
    static let positionalAfterUnpacking = "positional argument follows keyword argument unpacking"
    static let starAfterUnpacking = "iterable argument unpacking follows keyword argument unpacking"
    static func repeatedKeyword(_ name: String) -> String { "keyword argument repeated: \(name)" }
    static let comprehensionTarget = "did you forget parentheses around the comprehension target?"
    static let unpackingInComprehension = "iterable unpacking cannot be used in comprehension"
    static let dictUnpackingInComprehension = "dict unpacking cannot be used in dict comprehension"
    static let starredHere = "cannot use starred expression here"
    static let doubleStarredHere = "cannot use double starred expression here"
    static let colonAfterKey = "':' expected after dictionary key"
    static let valueAfterKey = "expression expected after dictionary key and ':'"
    static let starredValue = "cannot use a starred expression in a dictionary value"
    static let trailingComma = "trailing comma not allowed without surrounding parentheses"
    static let parenthesizeExceptions = "multiple exception types must be parenthesized"
    static let mixedExcept = "cannot have both 'except' and 'except*' on the same 'try'"
    static let expectedExceptionType = "expected one or more exception types"
    static let defaultExceptLast = "default 'except:' must be last"
    static let parenthesizedParameters = "Function parameters cannot be parenthesized"
    static let parenthesizedLambdaParameters = "Lambda expression parameters cannot be parenthesized"
    static let defaultBeforePlain = "non-default argument follows default argument"
    static let expectedDefault = "expected default value expression"
    static let bareStar = "named arguments must follow bare *"
    static let starDefault = "var-positional argument cannot have default value"
    static let doubleStarDefault = "var-keyword argument cannot have default value"
    static let secondStar = "* argument may appear only once"
    static let secondSlash = "/ may appear only once"
    static let slashAfterStar = "/ must be ahead of *"
    static let nothingBeforeSlash = "at least one argument must precede /"
    static let commaBetweenSlashAndStar = "expected comma between / and *"
    static let afterKeywords = "arguments cannot follow var-keyword argument"
    static let underscoreTarget = "cannot use '_' as a target"
    static let patternTarget = "invalid pattern target"
    static let patternLiteral = "patterns may only match literals and attribute lookups"
    static let imaginaryNumber = "imaginary number required in complex literal"
    static let patternArguments = "positional patterns follow keyword patterns"
    static let recursion = "maximum recursion depth exceeded during compilation"
    static let tooManyBlocks = "too many statically nested blocks"
    static func noAsync(_ word: String) -> String { "this dialect has no '\(word)'" }

    // Scopes and the places of statements.
    static func duplicateArgument(_ name: String) -> String { "duplicate argument '\(name)' in function definition" }
    static func parameterAnd(_ name: String, _ word: String) -> String { "name '\(name)' is parameter and \(word)" }
    static func assignedBefore(_ name: String, _ word: String) -> String { "name '\(name)' is assigned to before \(word) declaration" }
    static func usedBefore(_ name: String, _ word: String) -> String { "name '\(name)' is used prior to \(word) declaration" }
    static func annotated(_ name: String, _ word: String) -> String { "annotated name '\(name)' can't be \(word)" }
    static func nonlocalAndGlobal(_ name: String) -> String { "name '\(name)' is nonlocal and global" }
    static let nonlocalInModule = "nonlocal declaration not allowed at module level"
    static func noBinding(_ name: String) -> String { "no binding for nonlocal '\(name)' found" }
    static let importStarInside = "import * only allowed at module level"
    static func rebindsIteration(_ name: String) -> String { "assignment expression cannot rebind comprehension iteration variable '\(name)'" }
    static func innerLoopRebinds(_ name: String) -> String { "comprehension inner loop cannot rebind assignment expression target '\(name)'" }
    static let namedInIterable = "assignment expression cannot be used in a comprehension iterable expression"
    static let namedInClassComprehension = "assignment expression within a comprehension cannot be used in a class body"
    static func outsideFunction(_ word: String) -> String { "'\(word)' outside function" }
    static func yieldInside(_ what: String) -> String { "'yield' inside \(what)" }
    static let breakOutside = "'break' outside loop"
    static let continueOutside = "'continue' not properly in loop"
    static let inExceptStar = "'break', 'continue' and 'return' cannot appear in an except* block"
    static let starredExpression = "can't use starred expression here"
    static let starredTarget = "starred assignment target must be in a list or tuple"
    static let secondStarredTarget = "multiple starred expressions in assignment"
    static let secondStarredPattern = "multiple starred names in sequence pattern"
    static func captureUnreachable(_ name: String) -> String { "name capture '\(name)' makes remaining patterns unreachable" }
    static let wildcardUnreachable = "wildcard makes remaining patterns unreachable"
    static func repeatedCapture(_ name: String) -> String { "multiple assignments to name '\(name)' in pattern" }
    static let alternativeNames = "alternative patterns bind different names"
    static func repeatedPatternAttribute(_ name: String) -> String { "attribute name repeated in class pattern: \(name)" }
    static func futureFeature(_ name: String) -> String { "future feature \(name) is not defined" }
    static let futureBraces = "not a chance"
    static let lateFuture = "from __future__ imports must occur at the beginning of the file"
    static func cannotAssignName(_ name: String) -> String { "cannot assign to \(name)" }
}
