using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Data;

/// <summary>
/// Reads images of 13 by 9 pixels. Pillow 9.4 wrote them, except for interlaced images, images with a gamma and 16-bit colours, which it only read.
/// By default, channel c of the pixel (y, x) is (19 x + 31 y + 53 c + 7 x y) mod 256. Pillow chooses a filter for each row of a PNG, so the
/// images contain all filters.
/// </summary>
public sealed class ImageTests : IDisposable
{
    private const int Width = 13;
    private const int Height = 9;

    private const string Rgb = "iVBORw0KGgoAAAANSUhEUgAAAA0AAAAJCAIAAABmGDE9AAAAwklEQVR4nGNkMM0SJgIwyod0ShEBWOTl5RVRgJOioqJigKKiomIckiiLvLy8mpqahoaGhoaJhoaGhpOGpwYayNHQ0GCs2fhMnwjAOPsCqxkRAGqvrq6uiYmJtbW1ra2TradtgC0cpNrm2Bbb2jLc5HOWDWpPnHZ66S3+l3LBuknTC5fd3vpK/qdesm3R8sZtr4/+0ue0K2b4oZvkXLG27/CPm3zOKpF9+Utu7nqvwmqVH9C6a/YF1mfSAYZps2s2PgMA0KxVhu4CwhkAAAAASUVORK5CYII=";
    private const string Rgba = "iVBORw0KGgoAAAANSUhEUgAAAA0AAAAJCAYAAADpeqZqAAAA4ElEQVR4nGNkMM2aL0wiYJQP6dwnRSJgkZeXl1dEABMI5QShAiBUnCIqYIyddPyPBomAsWbjM2l9EgHj7AusVmYkAhZ5eXl5NTU1NV1dXV0TExMTa2trW1tbJ1tbT1vbAFs4iLO1TbW1zbG1Lba1tWW4yedcIRvUvidx2mmGpbf4XV7KBXfoJk0/U7jstsDWV/IhP/WSZ9gWLb/TuO21wtFf+imcdsUrGH7oJk13rlj7qO/wD92bfM4VKpF9h/OX3OTb9V4lktUqf0lA6673sy+wWj2TDmg1TJt9oWbjM2kAGCNyvE7bV6oAAAAASUVORK5CYII=";
    private const string Grey = "iVBORw0KGgoAAAANSUhEUgAAAA0AAAAJCAAAAADMEfm2AAAAa0lEQVR4nGNkEEYCjPJSSIDRThEJsMiraWhoaHhqaGhoaGiwyKvp6us76evr6+vn6LPIq+mamZmZmZnFmZmZscir6ZpY29oG2Nra2hYz3JRNXPpSt3DrT9vGo5wMP5z7bqrk72INmP3MsAYAjzYbxpKfuKkAAAAASUVORK5CYII=";
    private const string GreyAlpha = "iVBORw0KGgoAAAANSUhEUgAAAA0AAAAJCAQAAABDc27hAAAAiElEQVR4nGNkMBXGARjlQ6RwABZ5eUVkEKCoGAdlssjLq6lpQICTpwYyYJGXV1PT1dU30dd30oeD1Bx9fX2IlJmZiRkMhMdBGYy73tviAAw3+WSDEqctvfVSTjepcNnWVz/1bIsatx39xWnH8EPXuaLv8E0+lcj8Jbves1oFtM6+8EzaMK1mIwA/mziTY1BK6AAAAABJRU5ErkJggg==";
    private const string Bits = "iVBORw0KGgoAAAANSUhEUgAAAA0AAAAJAQAAAADBAZvHAAAAFklEQVR4nGOY5MGoksPgqcDi+R+NAQBYHwZhMZPzDAAAAABJRU5ErkJggg==";
    private const string Palette = "iVBORw0KGgoAAAANSUhEUgAAAA0AAAAJBAMAAAAbVLtZAAAAMFBMVEUA/wAe6wU81xRawy14r1CWm320h7QAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABlgNLNAAAAL0lEQVR4nGNgTgp0MFMVYACRIswJDCASKMQAJs0UGMDSIgwMYOmkAAaItAEDmj4AwasMc+h+nV4AAAAASUVORK5CYII=";
    private const string PaletteAlpha = "iVBORw0KGgoAAAANSUhEUgAAAA0AAAAJBAMAAAAbVLtZAAAAFVBMVEUA/wAe6wU81xRawy14r1CWm320h7QGgoPBAAAABHRSTlMAMmSWjIHPtgAAAC9JREFUeJxjYE4KdDBTFWAAkSLMCQwgEijEACbNFBjA0iIMDGDppAAGiLQBA5o+AMGrDHPofp1eAAAAAElFTkSuQmCC";
    private const string Sixteen = "iVBORw0KGgoAAAANSUhEUgAAAA0AAAAJEAAAAACcgSX1AAAAQUlEQVR4nGNkYGA/zwGFqCxGvoPowjA2C/9BKAdZyUG4FIoEnMVozYLLLha+g9h0cBxEtgsqQZRdLPwHsUtwHAQACY1f4hXJrTsAAAAASUVORK5CYII=";
    private const string Luma = "iVBORw0KGgoAAAANSUhEUgAAAA0AAAAJCAAAAADMEfm2AAAAeklEQVR4nGPUFoaAb8LCtcIs8lJSUlJ/pVqkzkrJS7HIKyqyyHVfUeSKU2RRZJFX456k8dVTg1tj0m0NxuVCMx/p6wvpz3ykry/EuHLBSzMzSSjBIq8mZiK3/E+AwvIPtvaMgd9d1NdBcSKL/D/dGf+8dTK8LTb9KwYAaWYpMtZFtYIAAAAASUVORK5CYII=";
    private const string Larger = "iVBORw0KGgoAAAANSUhEUgAAABoAAAASCAAAAABgcpF/AAABkElEQVR4nG3FTW/aMBgA4AScJnGM/cbOlw2klNLDTvv97WFbxaqdp22HTohSvgk0TQNpomyDXXqZND2HR9cMG/+XoVsGdrCDHYzfrpNf2MEONhAzCSGEtAh5e3Q9IoS0iIHApJRS2qKUHtOcFnSXZket0UQnxCxgAMCAwcNwAgxO9D0AMDARWNzlLnddPZvOF2VVu7HL9by0dMQwF0J4Qsw+fWteeUIIIcTsy0zYCDD3fGOTPi8mue/7vmcUmXEoyqqJGOGev7peBabWD8IwDFbDVWD6ncBBQDha3t9v9lEkI7vc6Ls0s+SVXdWIUZHc/KzbSimlko9bhZlUSm1vRg0AjpZrrDpxjx+W63XyO+41Dq+vVY0Y48Lfy3a3Gz8Nx+a7uBs/fUjjlgwRnKbzs1C2OzSbzove+Tk7Zvm+QCdN//p4+6i7/YuLl39+uZ00QJvOzyLp7MaT3AvKTbJLtf7AKKsaMZeXfiiLzwvUvyzuioFPLwfF3UK2G5ZlY4eQP+MHzeXN2fcfSzOSONmS7l8fb55PNUKj4gAAAABJRU5ErkJggg==";
    private const string Interlaced = "iVBORw0KGgoAAAANSUhEUgAAAA0AAAAJCAIAAAERHwGrAAABa0lEQVR42mNgMM2acZaJ4YduUkDrLgafxm1PJP0YVCL7ajY+YwBii9xFXzTjNjyVYlCLnlC0/M6+zxoMt/hdpp1mCGrfw9B3+Meu9yrPpAMY7IpXNGx9dei7Dotlnlv1ho69n079N2EASppkzlv3WEIjdtKi6zwygW1AjQzCHrWWeYvjp5xs3fV+9QPRi2zWDEDOwmvcjyV8VaP60+dcXHlPmAEow2lXDOQc/aWvHNHbuO01w3edxMJlt18rhKbOOn9fxDOy7zCDc8Xam3zO+Utuslrlz77Aapg2m0E+pBNofHDH3txF19v3fASau/uD6lUu+/cqkUADgUbZFi0P7znIEDvpONABax+JA+X+GqUDbfZt2l666v7cS+xAK98qhYt61QOVMgCNBTqR3aYQyClecRfoNqDdQDnvhq1AR21/owhUCjSVAegO2aD2xGmnl97ifykXrJs0HejYra/kf+olA3UClQJNBToAAFuKrVZxrSYPAAAAAElFTkSuQmCC";
    private const string Gamma = "iVBORw0KGgoAAAANSUhEUgAAAA0AAAAJCAIAAABmGDE9AAAABGdBTUEAAYagMeiWXwAAAWNJREFUeNpjYDDNEvaoVYueYJm32KdxW/yUk0XL77Tuej/jLNPqB6L7PmtcZLN+IunHIB/SCVQR3LE3d9H19j0fF17j3v1B9SqX/XuVSE67YuWIXtui5eE9BxnsilcAzWjY+gqo4tB3nccSviyWeapR/W7VG9LnXOzY+2nlPeFT/00YYicdB9qy9pE40Iy/RulAFb5N20tX3Z97if3oL/23SuGiXvVAIxlqNj4DuuMWvwvQFovcRUAzpp1mAKr4ohkHtDSofU/jttcbnkoxzL7ACnQpu00hUFPxirtAW+6LeALN8G7YClSx/Y0i0EigBoZd71W+6ySaZM4rXHZ73WOJ1wqhGrGTUmedX3SdB6hBJrAtsu8w0AaGm3zOskHtidNOL73F/1IuWDdpOlDD1lfyP/WSgTYAjQS6Aegkhh+6Sc4Va/sO/wBqUInsy19yE2gDq1V+QOsuoJOeSQcYps0G+gEAnqetVlyXIQ8AAAAASUVORK5CYII=";
    private const string SixteenColours = "iVBORw0KGgoAAAANSUhEUgAAAA0AAAAJEAIAAAA2iO1+AAAC0klEQVR42gHHAjj9AAAAIylGUgfPKvhOIQ+eMsdV8BdtOpZdvx88QmVljicLSjRtXS7aUgN1LDapWdJ8+z54YaGEykZHaXCMmU4WcT+UaFXleQ6cN120gN2kBgAOwTHqVRMWkDm5XOIeX0GIZLEmLklXbIAt/VEmdE81zFj1fB49m2DEg+1FamiTi7xNOXBik4tVCHgxm1pc14AAoylkpofPqvhsdY+esscAHYJAq2PUJVFIemujLSBQSXNyNO9YGHtBPL5f54MQRI1ntorfTFxvhZKuVCt3VJp9W/p/I6JMY8mG8qoba5iOwbHqc2eWkLm5ezaeX8GIACxDT2xylTQSVzt6ZDvhXwqCM0OwZtmKAkt/bqiR0VNOdneZoFsdfkahb2LshhWpPmq7jeSxDXKKlbO43HpZnYLAq4IopVHIeon3rSDQSQA7BF4tgVZC02X8iSVKom3LkPRScXWamMNaQH1poJJiD4U4qGFp3o0HsDBxrZTWt/95fJylv86BS6R0x52JGqxDz2yQ6bQS1zuYuLvh3woAScVs7pAXUZR0vZfmWWN8jJ+1YTKEW6eEaQGMKq9TcNCT+bcieJ+byL7xgG6jl8bAiD2rZs6PkAyzNdZel9u7BN4tn6rC0+X8p3nKou3LAFiGe6+e2GBVg36mp2gki02udm/zkxy2RXfCmuu+FH+RorrF44dgqonNso8vsljVgZb+uifdUJ7NwfblH6acycXs7q5r0ZT0vbY62WP8jABnR4pwrZlvFpI/tWh25ZoOvTd+tKHdxQaGg6mszNWOUrF71KSWIblK3HOd8MEZ5EKlv8jo7BGtjtC38+C1XdiG+6+9LOBVA37E++gkC00AdgiZMbxafdehAMQphaaoz8v4jXWwntPHlUS4bduWnRPAPONlpOLIC+s0rLHP2vMDtIDXqfrSvE/feAKhxB7nRwpwy+3vFhI/07z25RoOgWNoWNgS5hAAAAAASUVORK5CYII=";
    private const string Bmp = "Qk2eAQAAAAAAADYAAAAoAAAADQAAAAkAAAABABgAAAAAAGgBAADEDgAAxA4AAAAAAAAAAAAAYi34rXhD+MOOQw7Zjlkk2aRvJO+6bzoFuoVQBdCbUBvmm2Yx5rF8AEMO2YdSHcuWYQ/apVMe6ZdiLdumcR/qtWMu+adyPeu2gS/6xXM+CQAk77phLPeeaTTbpnEY465VIOuSXSjPmmUM16JJFN+GURzDjlkAy5YABdCbOwbRcTwHp3I93ahzE96pSRTff0oVtYBL67aBIey3VyLtjVgjAOaxfBXgq0QP2nM+CaJtONGcZwDLli/6xV4p9I1YI7yHUuu2gRrlsADHkl3vuoUX4q0/CtVnMv2PWiW3gk3fqnUH0p0v+sVXIu1/ShWncj0AqHM+yZRf6rWAC9ahLPfCTRjjbjkEj1olsHtG0Zxn8r2IE96pNP/KAIlUH6NuOb2IU9eibfG8hwvWoSXwuz8K1Vkk73M+CY1YI6dyPcGMVwBqNQB9SBOQWyajbjm2gUzJlF/cp3LvuoUCzZgV4Kso8747BtFOGeQA";
    private const string Webp = "UklGRnYAAABXRUJQVlA4TGkAAAAvDAACAM2UIaL/YXEb27aqhN/94w6ZR0TaA5lbCVTgkNELNX7pA9uvAAhmeWpiArp7xC4hEaoB7CAkA1MICnjyA6gRsBkCUIcbgT5AAvbACwFQYQF8uEOJMSC2QIc/jBBgMQF6XCAPDwAA";
    private const string Gif = "R0lGODdhDQAJAIIAAAD/AB7rBTzXFFrDLXivUJabfbSHtAAAACwAAAAADQAJAAAIMgABDDAgoEAAAgIJGjSIcGDBgwkdMkz4kABEiRcJKsxYEUDDjR8LdsTYkOJEjCdBJgwIADs=";
    private const string Jpeg = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAJAA0DASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwBIgqAxW6eXEGCK8YDSSHvt7Ae/tTmeBMNOiuDwrSsW6dQGZlz17DAzUZ+6/wD14y/zardn/wAfE/8Aux/+g03Byny31tuTP3HJR6f1+v8AXT//2Q==";
    private const string JpegPixels = "iVBORw0KGgoAAAANSUhEUgAAAA0AAAAJCAIAAABmGDE9AAABc0lEQVR4nAFoAZf+AQAcWBwkJBEbHTEoH/naxywxCf8i5xoX/hbk7iwjN+wCInRyjzkTNwFEXYYJERMHFBoXDglIIxkKEOzE8LfNyLAd5vTGuuQSNTQzL0ok/RoEDATiGBUIJjkgBvsAHxEVnKOdr+q0+/bjJBInkolp2QsUBQcUPA8lBEM7Fx8nIuDx4rm1wtH2At/l3jQ6O1NPQEAIF/jx+YqXn+fs8OMwNQQRCeoB89m6oL7LzuE1Mj9ibnD8Be4P9wRXcnYMCA1HSVQmKicJDPsEEgD3v7Os1snVWVRsNTtIAQIEpaOq/PvxZmhvGBUY/P0HnqKd2OHKBDUYK8r32TM0Ozg3Ogv5AKaspuP88E9MQ/3u8bO1v7re3z9KRHZWSQF+PSn6CRIqR1nx/Qvz8vbN3dAtUTEyLyTCmqUE/ggoPks3QUJDPjgBollt9/sESVVlgJ6c2QnzSVZAPSsSaGdYP1FLOjRCvpnCAAISM1tSmVmWW+ucQUgAAAAASUVORK5CYII=";

    private readonly string _folder = Directory.CreateTempSubdirectory("compilednets").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_kind_of_png_is_read()
    {
        AssertPixels(Rgb, 3, Value);
        AssertPixels(Rgba, 4, Value);
        AssertPixels(Grey, 1, Value);
        AssertPixels(Bits, 1, (y, x, _) => (x + y) % 3 == 0 ? 255 : 0);
        AssertPixels(Palette, 3, (y, x, c) => Colour(((3 * x) + (5 * y)) % 7, c));
        AssertPixels(PaletteAlpha, 4, (y, x, c) => ((3 * x) + (5 * y)) % 7 is var k && c == 3 ? (k < 4 ? 50 * k : 255) : Colour(k, c));
        AssertPixels(Sixteen, 1, (y, x, _) => ((1999 * x) + (3777 * y)) % 65536 >> 8);
        AssertPixels(SixteenColours, 3, (y, x, c) => ((1999 * x) + (3777 * y) + (9001 * c)) % 65536 >> 8);
        AssertPixels(Interlaced, 3, Value);
    }

    [Fact]
    public void Colours_are_the_numbers_of_the_file_for_any_gamma() => AssertPixels(Gamma, 3, Value);

    [Fact]
    public void Bmp_WebP_and_Gif_are_read()
    {
        AssertPixels(Bmp, 3, Value);
        AssertPixels(Webp, 3, Value);
        AssertPixels(Gif, 3, (y, x, c) => Colour(((3 * x) + (5 * y)) % 7, c));
    }

    [Fact]
    public void The_pixels_of_a_jpeg_are_those_of_Pillow()
    {
        using var ours = ImageFile.Read(File(Jpeg));
        using var theirs = ImageFile.Read(File(JpegPixels));
        Assert.Equal([Height, Width, 3], ours.shape);
        Assert.Equal(theirs.data<byte>().ToArray(), ours.data<byte>().ToArray());
    }

    [Fact]
    public void Channels_are_converted_to_the_requested_number()
    {
        AssertPixels(Grey, 3, (y, x, _) => Value(y, x, 0));
        AssertPixels(Rgba, 3, Value);
        AssertPixels(Rgb, 4, (y, x, c) => c == 3 ? 255 : Value(y, x, c));
        AssertPixels(GreyAlpha, 4, (y, x, c) => Value(y, x, c == 3 ? 1 : 0));

        // Pillow converts the colours to these grey values.
        using var ours = ImageFile.Read(File(Rgb), 1);
        using var theirs = ImageFile.Read(File(Luma), 1);
        Assert.Equal(theirs.data<byte>().ToArray(), ours.data<byte>().ToArray());
    }

    [Theory]
    [InlineData("P5\n# made by hand\n2 2 255\n", 1, 1)]
    [InlineData("P6 2 2 255 ", 3, 1)]
    [InlineData("P5 2 2 65535\n", 1, 2)]
    public void Binary_pnm_is_read(string header, int channels, int bytes)
    {
        var numbers = Enumerable.Range(0, 4 * channels).Select(i => (byte)(i * 20)).ToArray();
        var file = Path.Combine(_folder, "image.pnm");
        System.IO.File.WriteAllBytes(file, [.. System.Text.Encoding.ASCII.GetBytes(header), .. numbers.SelectMany(number => Enumerable.Repeat(number, bytes))]);
        using var image = ImageFile.Read(file, channels);
        Assert.Equal([2, 2, channels], image.shape);
        Assert.Equal(numbers, image.data<byte>().ToArray());
    }

    [Fact]
    public void A_file_that_is_no_image_is_an_error_that_says_why()
    {
        AssertError("PNG, JPEG, BMP, GIF, WebP, binary PGM or binary PPM is expected, but its 4 bytes start with 49492A00", [0x49, 0x49, 0x2A, 0x00]);
        AssertError("but its 0 bytes start with", []);
        AssertError("but its 20 bytes start with 89504E470D0A1A0A, or its header is damaged", Convert.FromBase64String(Rgb)[..20]);
        AssertError("the Png ends before all of its 13 by 9 pixels", Convert.FromBase64String(Rgb)[..100]);
        AssertError("the Jpeg ends before all of its 13 by 9 pixels", Convert.FromBase64String(Jpeg)[..^40]);
        var damaged = Convert.FromBase64String(Rgb);
        damaged[60] ^= 4;
        AssertError("the Png is damaged in its 13 by 9 pixels", damaged);
        AssertError("has 2 bytes, but 2 by 2 pixels need 12", [.. "P6 2 2 255\n"u8, 1, 2]);
        AssertError("expected at byte 5, but there is no number", [.. "P6 2 x\n"u8]);
        AssertError("expected at byte 7, but there is no number", [.. "P6 2 2 "u8]);
        AssertError("expected at byte 16, but there is no number", [.. "P5 # no line end"u8]);
        AssertError("a largest number from 1 to 65535 is expected, but found 65536", [.. "P5 2 2 65536\n"u8]);
        AssertError("at most 268435456 pixels are expected, but it would have 1000000 by 1000000", [.. "P6 1000000 1000000 255\n"u8]);

        void AssertError(string reason, byte[] bytes)
        {
            var file = Path.Combine(_folder, "broken.png");
            System.IO.File.WriteAllBytes(file, bytes);
            var message = Assert.Throws<FileFormatException>(() => ImageFile.Read(file)).Message;
            Assert.Contains(reason, message, StringComparison.Ordinal);
            Assert.Contains("broken.png", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_damaged_file_is_read_or_an_error()
    {
        var random = new Random(9);
        foreach (var good in (string[])[Rgb, Palette, Sixteen, Interlaced, Bmp, Webp, Gif, Jpeg])
        {
            for (var i = 0; i < 100; i++)
            {
                var bytes = Convert.FromBase64String(good);
                bytes[random.Next(2, bytes.Length)] = (byte)random.Next(256);
                System.IO.File.WriteAllBytes(Path.Combine(_folder, "broken.png"), bytes[..random.Next(bytes.Length / 2, bytes.Length + 1)]);
                try
                {
                    ImageFile.Read(Path.Combine(_folder, "broken.png")).Dispose();
                }
                catch (FileFormatException)
                {
                    // This is the expected exception.
                }
            }
        }
    }

    [Fact]
    public void A_folder_for_each_class_becomes_a_dataset()
    {
        foreach (var (name, content) in ((string, string)[])[("dog/b.png", Grey), ("cat/2.png", Rgb), ("cat/deep/1.PNG", Grey), ("cat/.hidden", "")])
        {
            var path = Path.Combine(_folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            System.IO.File.WriteAllBytes(path, Convert.FromBase64String(content));
        }

        var folder = new ImageFolder(_folder, 18, 26, channels: 1);
        Assert.Equal(["cat", "dog"], folder.Classes);
        Assert.Equal(["2.png", "1.PNG", "b.png"], folder.Files.Select(file => Path.GetFileName(file.Path)));
        using var labels = folder.Labels();
        Assert.Equal([0, 0, 1], labels.data<long>().ToArray());

        // When an image is enlarged, Pillow uses the same bilinear filter, but rounds the result.
        using var image = folder.Read(2);
        Assert.Equal([1, 18, 26, 1], image.shape);
        using var expected = ImageFile.Read(File(Larger), 1);
        Assert.InRange((image[0] - expected.type(ScalarType.Float32)).abs().max().ToDouble(), 0, 1.01);

        var dataset = folder.ToDataset<Images, Numbers>((picture, label) => (new(picture / 255), new(label)));
        var (inputs, targets) = dataset.Get([2, 0]);
        Assert.Equal([2, 18, 26, 1], inputs.X.shape);
        Assert.Equal([1, 0], targets.Label.data<long>().ToArray());
        Assert.InRange(inputs.X.max().ToDouble(), 0.5, 1);
    }

    [Theory]
    [InlineData(5, 7)]
    [InlineData(20, 13)]
    [InlineData(9, 40)]
    public void Images_are_resized_as_Keras_does(int height, int width)
    {
        var path = Path.Combine(_folder, "kind", "image.png");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, Convert.FromBase64String(Rgb));
        using var image = new ImageFolder(_folder, height, width).Read(0);

        // Interpolates bilinearly between the centres of pixels, without a filter and without rounding.
        var expected = new List<double>();
        for (var (y, x, c) = (0, 0, 0); y < height; (y, x, c) = c < 2 ? (y, x, c + 1) : x + 1 < width ? (y, x + 1, 0) : (y + 1, 0, 0))
        {
            var (row, column) = (Math.Clamp(((y + 0.5) * Height / height) - 0.5, 0, Height - 1), Math.Clamp(((x + 0.5) * Width / width) - 0.5, 0, Width - 1));
            var (top, left) = ((int)row, (int)column);
            var (bottom, right) = (Math.Min(top + 1, Height - 1), Math.Min(left + 1, Width - 1));
            var above = Value(top, left, c) + ((column - left) * (Value(top, right, c) - Value(top, left, c)));
            var below = Value(bottom, left, c) + ((column - left) * (Value(bottom, right, c) - Value(bottom, left, c)));
            expected.Add(above + ((row - top) * (below - above)));
        }

        Assert.Equal([1, height, width, 3], image.shape);
        Testing.AssertClose([.. expected], Testing.Numbers(image), 1e-3);
    }

    [Fact]
    public void A_folder_without_classes_of_images_is_an_error_that_names_the_mistake()
    {
        Assert.Contains("has no subfolders", Assert.Throws<FileFormatException>(() => new ImageFolder(_folder, 8, 8)).Message, StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(_folder, "cat"));
        Assert.Contains("cat' has no images", Assert.Throws<FileFormatException>(() => new ImageFolder(_folder, 8, 8)).Message, StringComparison.Ordinal);
        System.IO.File.WriteAllText(Path.Combine(_folder, "cat", "photo.tiff"), "");
        Assert.Contains("photo.tiff' has an unsupported format", Assert.Throws<FileFormatException>(() => new ImageFolder(_folder, 8, 8)).Message, StringComparison.Ordinal);
    }

    private static int Value(int y, int x, int c) => ((19 * x) + (31 * y) + (53 * c) + (7 * x * y)) % 256;

    private static int Colour(int k, int c) => c switch { 0 => 30 * k, 1 => 255 - (20 * k), _ => 5 * k * k };

    private string File(string content)
    {
        var file = Path.Combine(_folder, "image.png");
        System.IO.File.WriteAllBytes(file, Convert.FromBase64String(content));
        return file;
    }

    private void AssertPixels(string content, int channels, Func<int, int, int, int> value)
    {
        using var image = ImageFile.Read(File(content), channels);
        Assert.Equal([Height, Width, channels], image.shape);
        var expected = Enumerable.Range(0, Height * Width * channels).Select(i => (byte)value(i / channels / Width, i / channels % Width, i % channels)).ToArray();
        Assert.Equal(expected, image.data<byte>().ToArray());
    }

    private sealed record Images(Tensor X) : IBatch<Images>
    {
        public IReadOnlyList<Tensor> Tensors { get; } = [X];

        public static Images Create(IReadOnlyList<Tensor> tensors) => new(tensors[0]);
    }

    private sealed record Numbers(Tensor Label) : IBatch<Numbers>
    {
        public IReadOnlyList<Tensor> Tensors { get; } = [Label];

        public static Numbers Create(IReadOnlyList<Tensor> tensors) => new(tensors[0]);
    }
}
