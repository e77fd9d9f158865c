# row: identifiers are not normalised (NFKC); `# -*- coding` lines are ignored
ﬁle = 1
print(file)
