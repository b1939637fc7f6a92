/// Numbers as words, as far as releases are counted.
enum EnglishNumber {
  static let cardinals = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
  ]

  static let ordinals = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
  ]

  static func cardinal(_ number: Int) -> String {
    (1...cardinals.count).contains(number) ? cardinals[number - 1] : "\(number)"
  }

  static func ordinal(_ number: Int) -> String {
    if (1...ordinals.count).contains(number) { return ordinals[number - 1] }
    if (21...29).contains(number) { return "twenty-" + ordinals[number - 21] }
    return number == 30 ? "thirtieth" : "\(number)th"
  }
}
