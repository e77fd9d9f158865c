/// The text of a new lesson: it parses, runs and passes its own tests.
public enum LessonTemplate {
    private static let imports = "import torch"

    public static func text(id: String, title: String) -> String {
        let quoted = YAMLForm.folded(YAMLForm.scalar(title, isPlain: false), after: 7)
        let heading = title.replacing("\\", with: "\\\\").replacing("<", with: "\\<").replacing("*", with: "\\*").replacing("_", with: "\\_")
        return """
        ---
        jupytext:
          text_representation:
            extension: .md
            format_name: myst
            format_version: 0.13
        kernelspec:
          display_name: Python 3
          language: python
          name: python3
        options:
          lesson:
            format: 1
            id: \(id)
            seed: 0
        title: \(quoted)
        ---

        # \(heading)

        What this lesson is about, in two or three sentences, and the picture that explains it.

        After this lesson you can

        - do something that an assertion of this lesson checks;
        - predict a result before anything is run.

        ## By hand, and by the library

        ```{code-cell} python
        \(imports)

        x = torch.arange(6.0).reshape(2, 3)
        by_hand = torch.stack([x[0, j] + x[1, j] for j in range(3)])
        print(by_hand)
        assert torch.equal(x.sum(dim=0), by_hand)
        ```

        **Predict first.** Which shape does `x.sum(dim=1)` have?

        <details>
        <summary>Answer</summary>

        `(2,)`: the axis that is named disappears.

        </details>

        ```{code-cell} python
        print(tuple(x.sum(dim=1).shape))
        assert x.sum(dim=1).shape == (2,)
        ```

        > [!NOTE]
        > Something that is easily misunderstood.

        ## Exercise: sum of squares (2 points)

        Write `sum_of_squares(x)`: the sum of the squares of all elements of a tensor.

        ```{code-cell} python
        :label: sum-of-squares
        :tags: [exercise]

        def sum_of_squares(x):
            # BEGIN SOLUTION
            return (x ** 2).sum()
            # END SOLUTION
        ```

        <details>
        <summary>Hint 1</summary>

        `x ** 2` squares every element.

        </details>

        ```{code-cell} python
        :label: sum-of-squares-example
        :tags: [test, points-1]

        assert sum_of_squares(torch.tensor([1.0, 2.0])) == 5, "1 + 4 = 5"
        ```

        ```{code-cell} python
        :label: sum-of-squares-shapes
        :tags: [test, hidden, points-1, remove-cell]

        # BEGIN HIDDEN TESTS
        for shape in [(1,), (3, 4), (2, 0)]:
            values = torch.ones(shape)
            assert sum_of_squares(values) == values.numel(), "wrong for other shapes"
        # END HIDDEN TESTS
        ```

        ## In short

        - What is worth keeping.

        """
    }
}
